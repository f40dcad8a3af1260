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
import jsupervisor.ask.Cause;
import jsupervisor.ask.News;
import jsupervisor.ask.Probe;
import jsupervisor.ask.Vigil;
import jsupervisor.chronicle.Chronicler;
import jsupervisor.probes.attempt.Server;
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
  private static final ProcessName DB = new ProcessName(Vigil.OUTSIDE, "db");

  @TempDir Path folder;

  private final ControlThread control = new ControlThread();
  private final List<String> said = new CopyOnWriteArrayList<>();
  private final List<String> changes = new CopyOnWriteArrayList<>();
  private final Map<String, Vigil.Placed> outside = new HashMap<>();
  private final List<Chronicler> chroniclers = new ArrayList<>();
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

  private Probes start() {
    var chronicler =
        Chronicler.start(control.newsroom, control, () -> {}, e -> said.add("unheard: " + e));
    chroniclers.add(chronicler);
    var probes =
        Probes.start(
            new Settings(Optional.of(folder.resolve("health")), outside, 0),
            new Probes.Means(
                control, chronicler, () -> {}, (level, text) -> said.add(level + " " + text)));
    probes.tell((name, from, to, _, _) -> changes.add(name + " " + from + " " + to));
    return probes;
  }

  private Vigil http(Server server) {
    return Vigils.vigil(
        new Probe.Target.Http("http://127.0.0.1:" + server.port()), Probe.Action.NONE, 60, "");
  }

  private void until(Probes probes, BooleanSupplier condition) {
    Await.until(() -> probes.board() + "\n" + said + changes + control.asked, condition);
  }

  private static Health health(Probes probes, ProcessName name) {
    var status = probes.board().all().get(name);
    return status == null ? Health.NONE : status.health();
  }

  @Test
  void whatRunsIsProbedAndWhatDoesNotIsNot() {
    control.vigils.put(A, http(good));
    control.vigils.put(B, new Vigil(false, Optional.empty()));
    outside.put("db", Vigil.Placed.nowhere(http(good)));
    control.become(A, StateCode.STOPPED, 0, new Cause.StopRequested());
    control.become(B, StateCode.STOPPED, 0, new Cause.StopRequested());
    var heard = new ConcurrentHashMap<ProcessName, String>();
    try (var probes = start()) {
      until(probes, () -> health(probes, DB) == Health.HEALTHY);
      probes.hear((name, well, micros) -> {
        throw new IllegalStateException("of this one the next must not suffer");
      });
      probes.hear((name, well, micros) -> heard.put(name, well + " " + (micros.orElse(0) > 0)));
      until(probes, () -> probes.board().known());
      assertEquals(List.of("web:a: not running"), probes.board().notReady());
      control.run(A, 5000);
      until(probes, () -> health(probes, A) == Health.HEALTHY);
      assertEquals(List.of(), probes.board().notReady());
      assertEquals(Optional.of(List.of("web:b: not running")), probes.board().notWell("web"));
      assertEquals(Optional.empty(), probes.board().notWell(Vigil.OUTSIDE));
      control.stop("web:a");
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
      control.vigils.put(name, http(silent));
      control.run(name, 5000);
    }
    control.vigils.put(A, http(good));
    control.run(A, 5000);
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
    control.vigils.put(
        A, Vigils.vigil(new Probe.Target.Exec("false"), Probe.Action.RESTART, 0, ""));
    control.run(A, 5000);
    try (var probes = start()) {
      until(probes, () -> control.asked.size() >= 2);
      assertEquals(
          List.of("Stop[name=web:a, thenWait=true]", "Start[name=web:a, thenWait=false]"),
          control.asked.subList(0, 2));
      until(probes, () -> changes.stream().filter("web:a STARTING UNHEALTHY"::equals).count() == 2);
      assertEquals(1, control.asked.stream().filter(each -> each.startsWith("Start")).count());
      assertTrue(said.contains("WARN restarting web:a: unhealthy (exit status 1)"), said::toString);
    }
  }

  @Test
  void whatCannotBeProbedIsNotRestarted() {
    var none = new Probe.Target.Exec("no-such-command");
    control.vigils.put(A, Vigils.vigil(none, Probe.Action.RESTART, 0, ""));
    control.vigils.put(B, Vigils.vigil(none, Probe.Action.SIGNAL, 0, ""));
    control.run(A, 5000);
    control.run(B, 5000);
    var why = ": its probe could not be run: can't find command 'no-such-command'";
    try (var probes = start()) {
      until(
          probes,
          () ->
              said.contains("WARN not restarting web:a" + why)
                  && said.contains("WARN not sending SIGHUP to web:b" + why));
      until(probes, () -> probes.board().all().get(A).failures() > 3);
    }
    assertEquals(List.of(), control.asked);
    assertEquals(1, said.stream().filter(each -> each.contains("not restarting")).count());
  }

  /** As when the JVM is killed between the stop and the start. */
  @Test
  void aRestartThatWasBegunIsEndedByTheNextDaemon() {
    control.starts = new CountDownLatch(1);
    control.vigils.put(
        A, Vigils.vigil(new Probe.Target.Exec("false"), Probe.Action.RESTART, 0, ""));
    control.run(A, 5000);
    try (var probes = start()) {
      until(probes, () -> control.asked.size() == 2);
      assertEquals(StateCode.STOPPED, control.infos.get(A).state());
    }
    control.vigils.put(A, http(good));
    var hanging = control.starts;
    control.starts = new CountDownLatch(0);
    try (var probes = start()) {
      until(probes, () -> health(probes, A) == Health.HEALTHY);
      assertEquals(2, control.asked.stream().filter(each -> each.startsWith("Start")).count());
    } finally {
      hanging.countDown();
    }
  }

  @Test
  void aSignalIsSent() {
    control.vigils.put(A, Vigils.vigil(new Probe.Target.Exec("false"), Probe.Action.SIGNAL, 0, ""));
    control.run(A, 5000);
    try (var probes = start()) {
      until(probes, () -> control.asked.contains("SendSignal[name=web:a, signal=1]"));
    }
  }

  @Test
  void theNextDaemonGoesOnWithTheSameChild() {
    control.vigils.put(A, http(good));
    long start = System.currentTimeMillis();
    control.run(A, start);
    Status before;
    try (var probes = start()) {
      until(probes, () -> health(probes, A) == Health.HEALTHY);
      before = probes.board().all().get(A);
    }
    control.vigils.put(A, http(silent));
    try (var probes = start()) {
      until(probes, () -> health(probes, A) != Health.NONE);
      var after = probes.board().all().get(A);
      assertEquals(Health.HEALTHY, after.health());
      assertEquals(before.sinceMillis(), after.sinceMillis());
      assertEquals(100, after.uptime().orElseThrow().day(), 1);
    }
    control.run(A, start + 1);
    try (var probes = start()) {
      until(probes, () -> health(probes, A) != Health.NONE);
      assertEquals(Health.STARTING, health(probes, A));
    }
  }

  @Test
  void otherProbesOfTheSameProcessBeginAnew() {
    control.vigils.put(A, http(good));
    control.run(A, 5000);
    try (var probes = start()) {
      until(probes, () -> health(probes, A) == Health.HEALTHY);
      control.vigils.put(A, Vigil.NONE);
      control.newsroom.tell(new News.Removed("web", List.of(A)));
      control.newsroom.tell(new News.Added("web", List.of(A)));
      until(probes, () -> !probes.board().all().get(A).probed());
      assertFalse(probes.board().all().get(A).required());
      control.vigils.clear();
      control.infos.clear();
      control.newsroom.tell(new News.Removed("web", List.of(A)));
      until(probes, () -> probes.board().all().isEmpty());
    }
  }
}
