package jsupervisor.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Listeners that go wrong harm nobody else, and lose no event that they need not lose. */
class BadListenersIT {
  private static final String REMOTE = "events=REMOTE_COMMUNICATION";
  private static final String UNKNOWN =
      ": has entered the UNKNOWN state and will no longer receive events, this usually indicates"
          + " the process violated the eventlistener protocol";

  private static final int KILLS = 5;

  @TempDir Path folder;

  @Test
  void aGoodListenerIsToldEverythingAmongBadOnes() throws IOException {
    var conf = new StringBuilder("loglevel=debug\n");
    for (var manner : List.of("lies", "chats", "stuck", "deaf", "endless"))
      conf.append(Listeners.spoiler(manner, REMOTE, "buffer_size=1\nstdout_logfile=NONE"));
    conf.append(Listeners.recorder("good", "ok", REMOTE, "buffer_size=100"));
    var sent = IntStream.range(0, 50).mapToObj(Integer::toString).toList();
    try (var daemon = Daemon.start(folder, conf.toString())) {
      for (var name : List.of("lies", "chats", "stuck", "deaf", "endless", "good"))
        daemon.rpc.awaitState(name, "RUNNING");
      for (var data : sent) Listeners.tell(daemon, "t", data);
      Listeners.awaitRemote(daemon, "good", sent);
      daemon.awaitLog("WARN lies: bad result line: 'FOOBAR 2'");
      daemon.awaitLog("WARN lies" + UNKNOWN);
      daemon.awaitLog("WARN chats" + UNKNOWN);
      daemon.awaitLog("ERRO pool stuck event buffer overflowed, discarding event ");
      daemon.awaitLog("ERRO pool lies event buffer overflowed, discarding event ");
      daemon.awaitLog("DEBG epipe occurred while sending event ");
      daemon.awaitLog(" to listener deaf, listener state unchanged");
      daemon.awaitLog("WARN endless" + UNKNOWN);
      daemon.awaitLog("DEBG event 49 sent to listener good");
    }
  }

  @Test
  void aListenerThatWritesWithoutEndIsIgnoredAndOthersAreNot() throws IOException {
    var conf =
        Listeners.spoiler("floods", REMOTE, "stdout_logfile_maxbytes=1MB")
            + Listeners.recorder("good", "ok", REMOTE, "buffer_size=100");
    var sent = IntStream.range(0, 50).mapToObj(Integer::toString).toList();
    try (var daemon = Daemon.start(folder, conf)) {
      daemon.rpc.awaitState("floods", "RUNNING");
      daemon.rpc.awaitState("good", "RUNNING");
      for (var data : sent) Listeners.tell(daemon, "t", data);
      Listeners.awaitRemote(daemon, "good", sent);
      assertEquals("RUNNING", daemon.rpc.info("floods").get("statename"));
    }
  }

  @Test
  void aProgramThatWritesWithoutEndHoldsUpNobodyAndFillsNothing() throws IOException {
    var conf =
        """
        [program:yes]
        command=yes
        stdout_logfile=%1$s/yes.out
        stdout_logfile_maxbytes=1MB
        stdout_events_enabled=true
        """
            + Listeners.spoiler("stuck", "events=PROCESS_LOG", "buffer_size=3")
            + Listeners.recorder("good", "ok", REMOTE, "buffer_size=100");
    var sent = IntStream.range(0, 50).mapToObj(Integer::toString).toList();
    try (var daemon = Daemon.start(folder, conf)) {
      daemon.rpc.awaitState("stuck", "RUNNING");
      daemon.rpc.awaitState("good", "RUNNING");
      daemon.awaitLog("ERRO pool stuck event buffer overflowed, discarding event 100\n");
      for (var data : sent) Listeners.tell(daemon, "t", data);
      Listeners.awaitRemote(daemon, "good", sent);
      Await.until("its log turns over", () -> Files.exists(folder.resolve("yes.out.5")));
      assertTrue(daemon.log().lines().noneMatch(line -> line.contains("OutOfMemory")));
      assertTrue(daemon.log().lines().noneMatch(line -> line.contains("taking over")));
    }
  }

  @Test
  void c41ARefusedEventComesAgainUnderItsNumbersAndToItsOwnPoolOnly() throws IOException {
    var conf =
        "loglevel=debug\n"
            + Listeners.recorder("refuses", "fail 3", REMOTE)
            + Listeners.recorder("other", "ok", REMOTE);
    try (var daemon = Daemon.start(folder, conf)) {
      daemon.rpc.awaitState("refuses", "RUNNING");
      daemon.rpc.awaitState("other", "RUNNING");
      Listeners.tell(daemon, "t", "1");
      Listeners.tell(daemon, "t", "2");
      Listeners.awaitRemote(daemon, "refuses", List.of("1", "1", "1", "1", "2"));
      Listeners.awaitRemote(daemon, "other", List.of("1", "2"));
      var told = Listeners.told(daemon, "refuses");
      assertEquals(told.get(0), told.get(3));
      assertEquals(told.get(0).serial() + 1, told.get(4).serial());
      daemon.awaitLog("WARN refuses: event was rejected");
      daemon.awaitLog(
          "DEBG rebuffering event " + told.get(0).serial() + " for pool refuses (buf size=");
    }
  }

  /** Each refusal is followed by a rest, 10 ms after the first and twice as long every time. */
  @Test
  void c43AListenerThatAlwaysFailsDoesNotSpin() throws IOException {
    try (var daemon = Daemon.start(folder, Listeners.recorder("fails", "fail 99", REMOTE))) {
      daemon.rpc.awaitState("fails", "RUNNING");
      long before = System.nanoTime();
      Listeners.tell(daemon, "t", "1");
      Listeners.awaitRemote(daemon, "fails", List.of("1", "1", "1", "1", "1", "1"));
      long millis = (System.nanoTime() - before) / 1_000_000;
      assertTrue(millis >= 10 + 20 + 40 + 80 + 160, "six times within " + millis + " ms");
    }
  }

  @Test
  void c45TheFirstListenerThatIsReadyIsTold() throws IOException {
    var names = "numprocs=2\nprocess_name=two-%(process_num)s";
    var conf = "loglevel=debug\n" + Listeners.recorder("two", "ok", REMOTE, names);
    try (var daemon = Daemon.start(folder, conf)) {
      for (var name : List.of("two:two-0", "two:two-1")) daemon.rpc.awaitState(name, "RUNNING");
      for (int i = 1; i <= 3; i++) {
        awaitReady(daemon, 1 + i); // both of them, and again after each event
        Listeners.tell(daemon, "t", "" + i);
        Listeners.awaitRemote(daemon, "two", List.of("1", "2", "3").subList(0, i));
      }
      assertTrue(
          Listeners.told(daemon, "two").stream().allMatch(told -> told.pid() == pidOf(daemon)));
    }
  }

  /** Waits until listeners have become ready that often. */
  private static void awaitReady(Daemon daemon, int times) {
    Await.until(
        () -> times + " times ready:\n" + daemon.log(),
        java.time.Duration.ofSeconds(30),
        java.time.Duration.ofMillis(10),
        () -> daemon.log().split(" -> READY", -1).length - 1 >= times);
  }

  private static int pidOf(Daemon daemon) {
    try {
      return (Integer) daemon.rpc.info("two:two-0").get("pid");
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void theEventOfAListenerThatDiesGoesToTheNextChild() throws IOException {
    var conf = Listeners.recorder("crashes", "crash", REMOTE);
    try (var daemon = Daemon.start(folder, conf)) {
      daemon.rpc.awaitState("crashes", "RUNNING");
      Listeners.tell(daemon, "crash", "1");
      Listeners.tell(daemon, "t", "2");
      Listeners.awaitRemote(daemon, "crashes", List.of("1", "1", "2"));
      var told = Listeners.told(daemon, "crashes");
      assertNotEquals(told.get(0).pid(), told.get(1).pid());
      assertEquals(told.get(0).serial(), told.get(1).serial());
    }
  }

  @Test
  void listenersAndTheirEventsSurviveTheDeathOfTheJvm() throws IOException {
    var big = "x".repeat(200_000);
    var sent = List.of(big, "2", "3", "4");
    var conf = Listeners.recorder("waits", "go", REMOTE) + Listeners.recorder("idle", "ok", REMOTE);
    try (var daemon = Daemon.start(folder, conf)) {
      daemon.rpc.awaitState("waits", "RUNNING");
      daemon.rpc.awaitState("idle", "RUNNING");
      var pid = daemon.rpc.info("waits").get("pid");
      for (var data : sent) Listeners.tell(daemon, "t", data);
      Listeners.awaitRemote(daemon, "idle", sent);
      ProcessHandle.of(daemon.jvm()).orElseThrow().destroyForcibly();
      Await.until("the next JVM answers", daemon::answers);
      Files.createFile(folder.resolve("go"));
      Listeners.awaitRemote(daemon, "waits", sent);
      Listeners.tell(daemon, "t", "5");
      for (var name : List.of("waits", "idle"))
        Listeners.awaitRemote(daemon, name, List.of(big, "2", "3", "4", "5"));
      assertEquals(pid, daemon.rpc.info("waits").get("pid"));
      var serials = Listeners.told(daemon, "waits").stream().map(Listeners.Told::serial).toList();
      assertEquals(List.of(0L, 1L, 2L, 3L, 4L), serials);
    }
  }

  /**
   * The JVM is killed while answers come without pause: none is lost, and no event is told twice.
   */
  @Test
  void noAnswerIsLostWhenTheJvmIsKilledUnderLoad() throws IOException {
    var conf = Listeners.recorder("busy", "ok", REMOTE, "buffer_size=1000");
    var sent = new ArrayList<String>();
    try (var daemon = Daemon.start(folder, conf)) {
      daemon.rpc.awaitState("busy", "RUNNING");
      for (int round = 0; round < KILLS; round++) {
        for (int i = 0; i < 100; i++) {
          sent.add(Integer.toString(sent.size()));
          Listeners.tell(daemon, "t", sent.getLast());
        }
        var at = sent.size() - 50;
        Await.until("half is told", () -> Listeners.remote(daemon, "busy").size() > at);
        ProcessHandle.of(daemon.jvm()).orElseThrow().destroyForcibly();
        Await.until("the next JVM answers", daemon::answers);
        Listeners.awaitRemote(daemon, "busy", sent);
      }
    }
  }
}
