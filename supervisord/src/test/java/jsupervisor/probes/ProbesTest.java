package jsupervisor.probes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;
import jsupervisor.Await;
import jsupervisor.ask.Ask;
import jsupervisor.ask.Asker;
import jsupervisor.ask.Cause;
import jsupervisor.ask.News;
import jsupervisor.ask.Newsroom;
import jsupervisor.ask.Probe;
import jsupervisor.ask.ProcessInfo;
import jsupervisor.ask.Transition;
import jsupervisor.ask.View;
import jsupervisor.ask.Vigil;
import jsupervisor.chronicle.Chronicler;
import jsupervisor.probes.attempt.Server;
import jsupervisor.terms.Fault;
import jsupervisor.terms.FaultCode;
import jsupervisor.terms.ProcessName;
import jsupervisor.terms.StateCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A control thread that is played here, real targets, and the whole room. */
@Timeout(120)
class ProbesTest {
  private static final ProcessName A = new ProcessName("web", "a");
  private static final ProcessName B = new ProcessName("web", "b");
  private static final ProcessName DB = new ProcessName(Board.OUTSIDE, "db");

  @TempDir Path folder;

  private final Newsroom newsroom = new Newsroom();
  private final List<String> said = new CopyOnWriteArrayList<>();
  private final List<String> changes = new CopyOnWriteArrayList<>();
  private final Map<ProcessName, Vigil> vigils = new ConcurrentHashMap<>();
  private final Map<ProcessName, ProcessInfo> infos = new ConcurrentHashMap<>();
  private final Map<String, Vigil.Placed> outside = new HashMap<>();
  private final List<Chronicler> chroniclers = new ArrayList<>();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private volatile CountDownLatch starts = new CountDownLatch(0);
  private Server good;
  private Server silent;

  @BeforeEach
  void open() throws IOException {
    good = Server.good();
    silent = Server.silent();
  }

  @AfterEach
  void close() throws IOException {
    chroniclers.forEach(Chronicler::close);
    good.close();
    silent.close();
  }

  private final Asker asker =
      new Asker() {
        @Override
        @SuppressWarnings("unchecked") // each case has the type of its question
        public <T> T ask(Ask<T> question) {
          return (T) answer(question);
        }
      };

  private Object answer(Ask<?> question) {
    if (question instanceof Ask.Look) return new View(null, List.copyOf(infos.values()));
    if (question instanceof Ask.Some(var names))
      return infos.values().stream().filter(info -> names.contains(info.name())).toList();
    if (question instanceof Ask.Vigils) return placed();
    asked.add(question.toString());
    switch (question) {
      case Ask.Stop(var name, _) -> stop(name);
      case Ask.Start _ when starts.getCount() > 0 -> hang();
      case Ask.Start(var name, _) -> run(ProcessName.parse(name), System.currentTimeMillis());
      case Ask.SendSignal _ -> {}
      default -> throw Fault.of(FaultCode.FAILED, question.toString());
    }
    return true;
  }

  private void hang() {
    try {
      starts.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Map<ProcessName, Vigil.Placed> placed() {
    var all = new HashMap<ProcessName, Vigil.Placed>();
    vigils.forEach((name, vigil) ->
        all.put(name, new Vigil.Placed(vigil, Optional.empty(), "/", Map.of("PATH", "/bin"))));
    return all;
  }

  private void stop(String name) {
    if (infos.get(ProcessName.parse(name)).state() != StateCode.RUNNING)
      throw Fault.of(FaultCode.NOT_RUNNING, name);
    become(ProcessName.parse(name), StateCode.STOPPED, 1, new Cause.StopRequested());
  }

  private void run(ProcessName name, long start) {
    become(name, StateCode.RUNNING, start, new Cause.Lasted(1));
  }

  private void become(ProcessName name, StateCode state, long start, Cause cause) {
    var before = infos.containsKey(name) ? infos.get(name).state() : StateCode.STOPPED;
    infos.put(
        name,
        new ProcessInfo(
            name, start / 1000, 0, 0, state, "", 0, "", "", 42, "", start, 1, "", false));
    newsroom.tell(
        new News.Changed(
            name, new Transition(System.currentTimeMillis(), before, state, cause, 42)));
  }

  private Probes start() {
    var chronicler = Chronicler.start(newsroom, asker, () -> {}, e -> said.add("unheard: " + e));
    chroniclers.add(chronicler);
    var probes =
        Probes.start(
            new Settings(Optional.of(folder.resolve("health")), outside, 0),
            new Probes.Means(
                asker, chronicler, () -> {}, (level, text) -> said.add(level + " " + text)));
    probes.tell((name, from, to, _, _) -> changes.add(name + " " + from + " " + to));
    return probes;
  }

  private Vigil http(Server server) {
    return Vigils.vigil(
        new Probe.Target.Http("http://127.0.0.1:" + server.port()), Probe.Action.NONE, 60, "");
  }

  private void until(Probes probes, BooleanSupplier condition) {
    Await.until(() -> probes.board() + "\n" + said + changes + asked, condition);
  }

  private static Health health(Probes probes, ProcessName name) {
    var status = probes.board().all().get(name);
    return status == null ? Health.NONE : status.health();
  }

  @Test
  void whatRunsIsProbedAndWhatDoesNotIsNot() {
    vigils.put(A, http(good));
    vigils.put(B, new Vigil(false, Optional.empty()));
    outside.put("db", Vigil.Placed.nowhere(http(good)));
    become(A, StateCode.STOPPED, 0, new Cause.StopRequested());
    become(B, StateCode.STOPPED, 0, new Cause.StopRequested());
    var heard = new ConcurrentHashMap<ProcessName, String>();
    try (var probes = start()) {
      until(probes, () -> health(probes, DB) == Health.HEALTHY);
      probes.hear((name, well, micros) -> {
        throw new IllegalStateException("of this one the next must not suffer");
      });
      probes.hear((name, well, micros) -> heard.put(name, well + " " + (micros.orElse(0) > 0)));
      until(probes, () -> probes.board().known());
      assertEquals(List.of("web:a: not running"), probes.board().notReady());
      run(A, 5000);
      until(probes, () -> health(probes, A) == Health.HEALTHY);
      assertEquals(List.of(), probes.board().notReady());
      assertEquals(Optional.of(List.of("web:b: not running")), probes.board().notWell("web"));
      assertEquals(Optional.empty(), probes.board().notWell(Board.OUTSIDE));
      stop("web:a");
      until(probes, () -> health(probes, A) == Health.NONE);
      assertEquals(List.of("web:a: not running"), probes.board().notReady());
    }
    assertEquals("true true", heard.get(A));
    assertTrue(changes.contains("web:a STARTING HEALTHY"), changes::toString);
    assertTrue(said.contains("INFO healthy: web:a (status 200)"), said::toString);
  }

  /** More of them than there are threads for. */
  @Test
  void whatHangsHoldsUpNobody() {
    for (int i = 0; i < Flights.MOST - 1; i++) {
      var name = new ProcessName("slow", "p" + i);
      vigils.put(name, http(silent));
      run(name, 5000);
    }
    vigils.put(A, http(good));
    run(A, 5000);
    try (var probes = start()) {
      until(probes, () -> health(probes, A) == Health.HEALTHY);
      until(
          probes,
          () ->
              probes.board().all().values().stream()
                      .filter(status -> status.last().equals("timed out"))
                      .count()
                  == Flights.MOST - 1);
      assertEquals(Health.HEALTHY, health(probes, A));
    }
  }

  @Test
  void whatIsUnhealthyIsRestartedOnceAndThenCalmly() {
    vigils.put(A, Vigils.vigil(new Probe.Target.Exec("false"), Probe.Action.RESTART, 0, ""));
    run(A, 5000);
    try (var probes = start()) {
      until(probes, () -> asked.size() >= 2);
      assertEquals(
          List.of("Stop[name=web:a, thenWait=true]", "Start[name=web:a, thenWait=false]"),
          asked.subList(0, 2));
      until(probes, () -> changes.stream().filter("web:a STARTING UNHEALTHY"::equals).count() == 2);
      assertEquals(1, asked.stream().filter(each -> each.startsWith("Start")).count());
      assertTrue(said.contains("WARN restarting web:a: unhealthy (exit status 1)"), said::toString);
    }
  }

  @Test
  void whatCannotBeProbedIsNotRestarted() {
    var none = new Probe.Target.Exec("no-such-command");
    vigils.put(A, Vigils.vigil(none, Probe.Action.RESTART, 0, ""));
    vigils.put(B, Vigils.vigil(none, Probe.Action.SIGNAL, 0, ""));
    run(A, 5000);
    run(B, 5000);
    var why = ": its probe could not be run: can't find command 'no-such-command'";
    try (var probes = start()) {
      until(
          probes,
          () ->
              said.contains("WARN not restarting web:a" + why)
                  && said.contains("WARN not sending SIGHUP to web:b" + why));
      until(probes, () -> probes.board().all().get(A).failures() > 3);
    }
    assertEquals(List.of(), asked);
    assertEquals(1, said.stream().filter(each -> each.contains("not restarting")).count());
  }

  /** As when the JVM is killed between the stop and the start. */
  @Test
  void aRestartThatWasBegunIsEndedByTheNextDaemon() {
    starts = new CountDownLatch(1);
    vigils.put(A, Vigils.vigil(new Probe.Target.Exec("false"), Probe.Action.RESTART, 0, ""));
    run(A, 5000);
    try (var probes = start()) {
      until(probes, () -> asked.size() == 2);
      assertEquals(StateCode.STOPPED, infos.get(A).state());
    }
    vigils.put(A, http(good));
    var hanging = starts;
    starts = new CountDownLatch(0);
    try (var probes = start()) {
      until(probes, () -> health(probes, A) == Health.HEALTHY);
      assertEquals(2, asked.stream().filter(each -> each.startsWith("Start")).count());
    } finally {
      hanging.countDown();
    }
  }

  @Test
  void aSignalIsSent() {
    vigils.put(A, Vigils.vigil(new Probe.Target.Exec("false"), Probe.Action.SIGNAL, 0, ""));
    run(A, 5000);
    try (var probes = start()) {
      until(probes, () -> asked.contains("SendSignal[name=web:a, signal=1]"));
    }
  }

  @Test
  void theNextDaemonGoesOnWithTheSameChild() {
    vigils.put(A, http(good));
    long start = System.currentTimeMillis();
    run(A, start);
    Status before;
    try (var probes = start()) {
      until(probes, () -> health(probes, A) == Health.HEALTHY);
      before = probes.board().all().get(A);
    }
    vigils.put(A, http(silent));
    try (var probes = start()) {
      until(probes, () -> health(probes, A) != Health.NONE);
      var after = probes.board().all().get(A);
      assertEquals(Health.HEALTHY, after.health());
      assertEquals(before.sinceMillis(), after.sinceMillis());
      assertEquals(100, after.uptime().orElseThrow().day(), 1);
    }
    run(A, start + 1);
    try (var probes = start()) {
      until(probes, () -> health(probes, A) != Health.NONE);
      assertEquals(Health.STARTING, health(probes, A));
    }
  }

  @Test
  void otherProbesOfTheSameProcessBeginAnew() {
    vigils.put(A, http(good));
    run(A, 5000);
    try (var probes = start()) {
      until(probes, () -> health(probes, A) == Health.HEALTHY);
      vigils.put(A, Vigil.NONE);
      newsroom.tell(new News.Removed("web", List.of(A)));
      newsroom.tell(new News.Added("web", List.of(A)));
      until(probes, () -> !probes.board().all().get(A).probed());
      assertFalse(probes.board().all().get(A).required());
      vigils.clear();
      infos.clear();
      newsroom.tell(new News.Removed("web", List.of(A)));
      until(probes, () -> probes.board().all().isEmpty());
    }
  }
}
