package jsupervisor.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What waits when a JVM ends waits on in the next one: events for listeners, and retries. */
@Timeout(180)
class WaitingIT {
  private static final String REMOTE = "events=REMOTE_COMMUNICATION";
  private static final int RETRIES = 4;

  @TempDir Path folder;

  /** How a JVM ends and another follows. */
  enum End {
    KILLED,
    UPGRADED
  }

  private static void end(Daemon daemon, End end) throws IOException {
    long jvm = daemon.jvm();
    switch (end) {
      case KILLED -> {
        Signals.send("KILL", jvm);
        Await.until("the next JVM answers", daemon::answers);
      }
      case UPGRADED -> {
        int before = upgrades(daemon);
        assertEquals(true, daemon.rpc.call("jsupervisor.upgrade"));
        Await.until("it is upgraded", () -> upgrades(daemon) > before && daemon.answers());
      }
    }
    assertNotEquals(jvm, daemon.jvm());
  }

  private static int upgrades(Daemon daemon) {
    return daemon.log().split("INFO upgraded", -1).length - 1;
  }

  /**
   * Each listener is told each event once, in order, under its number; also half of a large one.
   */
  @ParameterizedTest
  @EnumSource
  void eventsWaitOn(End end) throws IOException {
    var big = "x".repeat(200_000);
    var sent = List.of(big, "2", "3", "4", "5", "6");
    var conf = Listeners.recorder("waits", "go", REMOTE) + Listeners.recorder("idle", "ok", REMOTE);
    try (var daemon = Daemon.start(folder, conf)) {
      for (var name : List.of("waits", "idle")) daemon.rpc.awaitState(name, "RUNNING");
      var pid = daemon.rpc.info("waits").get("pid");
      for (var data : sent.subList(0, 4)) Listeners.tell(daemon, "t", data);
      Listeners.awaitRemote(daemon, "idle", sent.subList(0, 4));
      end(daemon, end);
      Listeners.tell(daemon, "t", "5");
      end(daemon, end);
      Files.createFile(folder.resolve("go"));
      Listeners.tell(daemon, "t", "6");
      for (var name : List.of("waits", "idle")) {
        Listeners.awaitRemote(daemon, name, sent);
        var serials = Listeners.told(daemon, name).stream().map(Listeners.Told::serial).toList();
        assertEquals(List.of(0L, 1L, 2L, 3L, 4L, 5L), serials);
      }
      assertEquals(pid, daemon.rpc.info("waits").get("pid"));
    }
  }

  /**
   * The third pause is three seconds long, whoever waits, and the tries before are not forgotten.
   */
  @ParameterizedTest
  @EnumSource
  void aRetryComesNeitherSoonerNorOnceMore(End end) throws IOException {
    var conf =
        """
        [program:bad]
        command=sh -c 'read -r up rest </proc/uptime; echo $up >>%1$s/starts; exit 1'
        startretries=4
        """;
    try (var daemon = Daemon.start(folder, conf)) {
      awaitStarts(daemon, 3);
      daemon.rpc.awaitState("bad", "BACKOFF");
      end(daemon, end);
      daemon.rpc.awaitState("bad", "FATAL");
      var starts = starts(daemon);
      assertEquals(RETRIES + 1, starts.size(), starts::toString);
      for (int i = 1; i < starts.size(); i++) {
        double pause = starts.get(i) - starts.get(i - 1);
        assertTrue(pause > i - 0.02, () -> "a pause too short in " + starts); // its clock has 10 ms
      }
    }
  }

  private static List<Double> starts(Daemon daemon) {
    return daemon.text("starts").lines().map(Double::valueOf).toList();
  }

  private static void awaitStarts(Daemon daemon, int count) {
    Await.until(
        () -> count + " starts:\n" + daemon.log(),
        Duration.ofSeconds(60),
        Duration.ofMillis(5),
        () -> Files.exists(daemon.folder.resolve("starts")) && starts(daemon).size() >= count);
  }
}
