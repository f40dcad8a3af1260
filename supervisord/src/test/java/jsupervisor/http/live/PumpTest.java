package jsupervisor.http.live;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import jsupervisor.ask.Ask;
import jsupervisor.ask.Asker;
import jsupervisor.ask.Cause;
import jsupervisor.ask.DaemonInfo;
import jsupervisor.ask.News;
import jsupervisor.ask.Newsroom;
import jsupervisor.ask.ProcessInfo;
import jsupervisor.ask.Transition;
import jsupervisor.ask.View;
import jsupervisor.http.gate.Token;
import jsupervisor.http.pages.Picture;
import jsupervisor.http.pages.Views;
import jsupervisor.probes.Board;
import jsupervisor.probes.Health;
import jsupervisor.probes.Status;
import jsupervisor.terms.ProcessName;
import jsupervisor.terms.StateCode;
import jsupervisor.terms.SupervisorState;
import jsupervisor.usage.Meter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a page is told of what the control thread announces; this one has no children. */
class PumpTest {
  private static final ProcessName A = new ProcessName("g", "a");
  private static final ProcessName B = new ProcessName("g", "b");

  private final Map<ProcessName, StateCode> processes = new ConcurrentHashMap<>();
  private volatile Board board = Board.EMPTY;
  private final Newsroom newsroom = new Newsroom();
  private final Asker asker = new Scripted();
  private final Hub hub = new Hub(newsroom);
  private final Views views = new Views(false, () -> board);
  private final EventsHandler.Means means =
      new EventsHandler.Means(
          hub,
          new Watches(new Meter(OptionalInt.empty(), () -> {}, e -> System.err.println(e))),
          asker,
          views,
          new Picture(asker, views, Token.random()),
          (_, text) -> System.err.println(text));

  /** Answers what pages ask. */
  private final class Scripted implements Asker {
    @Override
    @SuppressWarnings("unchecked") // the answers are those of the questions
    public <T> T ask(Ask<T> question) {
      if (question instanceof Ask.Some(var names))
        return (T)
            names.stream().filter(processes::containsKey).sorted(byName()).map(this::info).toList();
      var daemon = new DaemonInfo("x", 1, SupervisorState.SHUTDOWN, Optional.empty());
      return (T) new View(daemon, processes.keySet().stream().map(this::info).toList());
    }

    private static java.util.Comparator<ProcessName> byName() {
      return java.util.Comparator.comparing(ProcessName::text);
    }

    private ProcessInfo info(ProcessName name) {
      var state = processes.get(name);
      return new ProcessInfo(name, 0, 0, 0, state, "", 0, "", "", 0, "", 0, 0, "", false);
    }
  }

  @AfterEach
  void close() {
    hub.close();
  }

  private Stream open(String watched) {
    var stream = new Stream(watched, () -> {});
    var health = new HealthNews(views::board);
    var joined = hub.join(stream, Optional.empty()).orElseThrow();
    joined.pump().ifPresent(pump -> Thread.ofVirtual().start(new Pump(means, pump, health)));
    return stream;
  }

  /** Waits until something has come; kinds and data of it. */
  private static List<String> told(Stream stream) throws InterruptedException {
    var told = new ArrayList<String>();
    while (told.isEmpty())
      for (var frame : stream.take(60_000)) {
        var lines = new String(frame, UTF_8).split("\n");
        told.add(lines[1].substring(7) + " " + lines[2].substring(6));
      }
    return told;
  }

  private static News changed(ProcessName name, StateCode to) {
    return new News.Changed(
        name, new Transition(7, StateCode.STOPPED, to, new Cause.StartRequested(), 0));
  }

  @Test
  void whatHasChangedIsToldAsItIsNowAndWhatIsNotThereIsGone() throws InterruptedException {
    var stream = open("");
    processes.put(A, StateCode.RUNNING);
    newsroom.tell(changed(A, StateCode.STARTING));
    newsroom.tell(changed(A, StateCode.RUNNING));
    newsroom.tell(new News.Removed("g", List.of(A, B)));
    newsroom.tell(new News.Added("g", List.of(A)));
    var told = new ArrayList<>(told(stream));
    while (told.stream().noneMatch(event -> event.startsWith("gone"))) told.addAll(told(stream));
    assertTrue(
        told.getFirst().startsWith("rows [{\"group\":\"g\",\"process\":\"a\""), told.toString());
    assertTrue(told.getFirst().contains("\"state\":\"RUNNING\""), told.toString());
    assertTrue(told.contains("gone [\"g:b\"]"), told.toString());
  }

  @Test
  void aTransitionIsForThoseWhoWatchTheProcess() throws InterruptedException {
    var watcher = open("g:a");
    var other = open("g:b");
    processes.put(A, StateCode.STARTING);
    newsroom.tell(changed(A, StateCode.STARTING));
    var transition =
        "transition {\"name\":\"g:a\",\"at\":7,\"from\":\"STOPPED\",\"to\":\"STARTING\","
            + "\"cause\":\"start requested\"}";
    assertEquals(transition, told(watcher).getFirst());
    assertTrue(told(other).getFirst().startsWith("rows "));
  }

  private static Status status(Health health, String last) {
    return status(health, 9000, last);
  }

  private static Status status(Health health, long since, String last) {
    return new Status(false, 1, true, health, since, last, 0, Optional.empty());
  }

  private void post(Map<ProcessName, Status> all) {
    var sorted = new TreeMap<ProcessName, Status>(byText());
    sorted.putAll(all);
    board = new Board(true, sorted);
  }

  private static Comparator<ProcessName> byText() {
    return Comparator.comparing(ProcessName::text);
  }

  @Test
  void whatTurnsUnhealthyIsToldToAllAndWhyToThoseWhoWatchIt() throws InterruptedException {
    processes.put(A, StateCode.RUNNING);
    processes.put(B, StateCode.RUNNING);
    post(Map.of(A, status(Health.HEALTHY, "secret"), B, status(Health.HEALTHY, "secret")));
    var watcher = open("g:a");
    var other = open("");
    post(Map.of(A, status(Health.UNHEALTHY, "secret 500"), B, status(Health.HEALTHY, "secret")));
    var told = new ArrayList<>(told(watcher));
    while (told.size() < 2) told.addAll(told(watcher));
    assertTrue(
        told.getFirst()
            .startsWith(
                "health {\"name\":\"g:a\",\"health\":{\"probed\":true,\"word\":\"UNHEALTHY\","
                    + "\"sinceMillis\":9000,\"last\":\"secret 500\""),
        told.toString());
    var rows = told(other);
    assertEquals(List.of(told.get(1)), rows);
    for (var text :
        List.of("\"health\":\"UNHEALTHY\"", "\"problem\":true", "\"why\":\"its probes fail\""))
      assertTrue(rows.getFirst().contains(text), rows.getFirst());
    assertFalse(rows.getFirst().contains("secret") || rows.getFirst().contains("g:b"), "for all");
  }

  @Test
  void anotherAnswerOfTheSameHealthIsForThoseWhoWatchItAlone() throws InterruptedException {
    processes.put(A, StateCode.RUNNING);
    post(Map.of(A, status(Health.HEALTHY, "one")));
    var watcher = open("g:a");
    post(Map.of(A, status(Health.HEALTHY, "two")));
    assertTrue(told(watcher).getFirst().contains("\"last\":\"two\""));
    newsroom.tell(changed(A, StateCode.RUNNING));
    assertTrue(told(watcher).getFirst().startsWith("transition "), "no row came before");
  }

  @Test
  void whatIsTheSameAnewIsToldToAllAsARowMayHaveBeenSentInBetween() throws InterruptedException {
    processes.put(A, StateCode.RUNNING);
    post(Map.of(A, status(Health.HEALTHY, "one")));
    var stream = open("");
    post(Map.of(A, status(Health.HEALTHY, 9500, "one")));
    var told = told(stream).getFirst();
    assertTrue(told.startsWith("rows ") && told.contains("\"health\":\"HEALTHY\""), told);
  }

  @Test
  void whatIsNotProbedAnyMoreHasNoHealth() throws InterruptedException {
    processes.put(A, StateCode.RUNNING);
    post(Map.of(A, status(Health.HEALTHY, "")));
    var stream = open("");
    post(Map.of());
    var told = told(stream).getFirst();
    assertTrue(told.startsWith("rows ") && told.contains("\"health\":\"\""), told);
  }

  @Test
  void whatDoesNotRunHasNoHealth() throws InterruptedException {
    processes.put(A, StateCode.STOPPED);
    post(Map.of(A, status(Health.UNHEALTHY, "")));
    var stream = open("");
    newsroom.tell(changed(A, StateCode.STOPPED));
    var told = told(stream).getFirst();
    assertTrue(told.contains("\"problem\":false") && told.contains("\"health\":\"\""), told);
  }

  @Test
  void theDaemonsMoodIsTold() throws InterruptedException {
    var stream = open("");
    newsroom.tell(new News.Mood(SupervisorState.SHUTDOWN));
    var told = told(stream).getFirst();
    assertTrue(told.startsWith("daemon {"), told);
    assertTrue(told.contains("\"state\":\"SHUTDOWN\""), told);
  }

  @Test
  void whereMoreHasHappenedThanCanBeKeptEverythingIsToldAnew() throws InterruptedException {
    processes.put(A, StateCode.RUNNING);
    var stream = open("");
    for (int i = 0; i < 20_000; i++) newsroom.tell(changed(A, StateCode.STARTING));
    var told = new ArrayList<>(told(stream));
    while (told.stream().noneMatch(event -> event.startsWith("hello"))) told.addAll(told(stream));
    assertTrue(told.getLast().contains("\"name\":\"g:a\""), told.getLast());
  }
}
