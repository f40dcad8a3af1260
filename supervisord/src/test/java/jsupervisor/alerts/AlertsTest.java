package jsupervisor.alerts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import jsupervisor.ask.Ask;
import jsupervisor.ask.Asker;
import jsupervisor.ask.Cause;
import jsupervisor.ask.News;
import jsupervisor.ask.Newsroom;
import jsupervisor.ask.Transition;
import jsupervisor.ask.View;
import jsupervisor.chronicle.Chronicler;
import jsupervisor.config.alert.AlertConfig;
import jsupervisor.config.alert.AlertEvent;
import jsupervisor.config.alert.AlertPace;
import jsupervisor.config.alert.AlertTargets;
import jsupervisor.config.alert.Severity;
import jsupervisor.terms.ProcessName;
import jsupervisor.terms.StateCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A control thread that announces stops, and probes that say what they like. */
@Timeout(120)
class AlertsTest {
  private static final ProcessName WEB = new ProcessName("web", "web");
  private static final ProcessName DB = new ProcessName("db", "db");

  @TempDir Path folder;

  private final Newsroom newsroom = new Newsroom();
  private final List<String> lines = new CopyOnWriteArrayList<>();
  private final List<String> said = new CopyOnWriteArrayList<>();

  private Alerts start() {
    var pace =
        new AlertPace(Duration.ZERO, Duration.ZERO, 1000, 0, Duration.ofMinutes(10), Duration.ZERO);
    var config =
        new AlertConfig(
            "ops",
            EnumSet.of(AlertEvent.UNHEALTHY),
            List.of(),
            Severity.INFO,
            pace,
            Optional.empty(),
            folder.resolve("kept").toString(),
            new AlertTargets(List.of(), Optional.empty(), Optional.empty(), true));
    var asker =
        new Asker() {
          @Override
          @SuppressWarnings("unchecked") // each answer has the type of its question
          public <T> T ask(Ask<T> question) {
            return (T) (question instanceof Ask.Look ? new View(null, List.of()) : List.of());
          }
        };
    var chronicler = Chronicler.start(newsroom, asker, () -> {}, e -> said.add("unheard: " + e));
    return Alerts.start(
        new Settings(List.of(config), "venus", "supervisor", Map.of()),
        new Alerts.Means(
            chronicler,
            () -> {},
            (level, text) -> said.add(level + " " + text),
            lines::add,
            _ -> new Wellness.Unwell()));
  }

  private void stops(ProcessName name, long atMillis) {
    newsroom.tell(
        new News.Changed(
            name,
            new Transition(
                atMillis, StateCode.RUNNING, StateCode.STOPPING, new Cause.StopRequested(), 42)));
  }

  private List<String> titles() {
    return lines.stream().filter(line -> line.contains("venus: ")).toList();
  }

  private void await(String line) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (titles().stream().noneMatch(title -> title.endsWith(line)))
      if (System.nanoTime() > end) throw new AssertionError("not within a minute: " + line);
      else LockSupport.parkNanos(1_000_000);
  }

  @Test
  void aProbeThatFailsBecauseItsProgramIsStoppedIsNotTold() {
    try (var alerts = start()) {
      stops(WEB, System.currentTimeMillis() - 1);
      alerts.unhealthy(WEB, "refused", true);
      alerts.unhealthy(DB, "refused", true);
      long stop = System.currentTimeMillis();
      stops(DB, stop); // because of that
      await("venus: db unhealthy");
      while (System.currentTimeMillis() <= stop) LockSupport.parkNanos(1_000_000);
      alerts.unhealthy(DB, "too late", true);
    }
    assertEquals(List.of("alert ops: critical: venus: db unhealthy"), titles());
  }

  @Test
  void whatIsNotBeyondDoubtAtTheEndIsToldByTheNextOne() {
    try (var alerts = start()) {
      alerts.unhealthy(WEB, "refused", false);
    }
    try (var _ = start()) {
      await("venus: web unhealthy");
    }
    assertEquals(1, titles().size(), lines::toString);
  }
}
