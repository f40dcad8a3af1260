package jsupervisor.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code standby} and {@code watchdog}: who goes on when the daemon's JVM is killed, or hangs. */
class SuccessionIT {
  private static final String LINES =
      """
      [program:lines]
      command=/bin/sh -c "i=0; while :; do i=$((i+1)); echo $i; sleep 0.01; done"
      startsecs=0
      stdout_logfile=%1$s/lines
      stdout_logfile_maxbytes=0
      """;

  @TempDir Path folder;

  /** The one beside a JVM that works, when there is one. */
  private static long standby(Daemon daemon, long works) {
    Await.until(
        () -> "two JVMs: " + daemon.jvms(),
        Duration.ofSeconds(60),
        Duration.ofMillis(20),
        () -> daemon.jvms().size() == 2 && daemon.jvms().contains(works));
    return daemon.jvms().stream().filter(jvm -> jvm != works).findFirst().orElseThrow();
  }

  private static void awaitAnswer(Daemon daemon) {
    Await.until(
        () -> "it answers: " + daemon.log(),
        Duration.ofSeconds(60),
        Duration.ofMillis(2),
        daemon::answers);
  }

  private void noLineIsLost() throws IOException {
    var lines = Files.readAllLines(folder.resolve("lines"));
    for (int i = 0; i < lines.size(); i++) assertEquals("" + (i + 1), lines.get(i));
  }

  @Test
  void theOneThatStandsByGoesOnAndAnotherStandsBy() throws IOException {
    try (var daemon = Daemon.start(folder, "standby=true\n" + LINES)) {
      daemon.rpc.awaitState("lines", "RUNNING");
      var lines = daemon.rpc.info("lines");
      long works = daemon.jvms().getFirst();
      for (int i = 0; i < 3; i++) {
        long next = standby(daemon, works);
        ProcessHandle.of(works).orElseThrow().destroyForcibly();
        long gone = works;
        Await.until("it is gone", () -> !daemon.jvms().contains(gone));
        awaitAnswer(daemon);
        assertTrue(daemon.jvms().contains(next), "the one that stood by");
        assertEquals(lines.get("pid"), daemon.rpc.info("lines").get("pid"));
        works = next;
      }
      long next = standby(daemon, works);
      assertEquals("Upgraded supervisord\n", Image.client(daemon.conf, "upgrade").ok().out());
      assertTrue(!daemon.jvms().contains(works) && !daemon.jvms().contains(next));
      assertEquals(lines.get("pid"), daemon.rpc.info("lines").get("pid"));
      // who stands by may be killed, too
      works = daemon.jvms().getFirst();
      next = standby(daemon, works);
      ProcessHandle.of(next).orElseThrow().destroyForcibly();
      long killed = next;
      Await.until("it is gone, too", () -> !daemon.jvms().contains(killed));
      standby(daemon, works);
      noLineIsLost();
      assertEquals("Restarted supervisord\n", Image.client(daemon.conf, "reload").ok().out());
      awaitAnswer(daemon);
    }
  }

  @Test
  void oneThatDoesNotAnswerTheKeeperIsReplaced() throws IOException {
    try (var daemon = Daemon.start(folder, "watchdog=3\n" + LINES)) {
      daemon.rpc.awaitState("lines", "RUNNING");
      var lines = daemon.rpc.info("lines");
      long jvm = daemon.jvm();
      Signals.send("STOP", jvm);
      Await.until(
          () -> "it is replaced",
          Duration.ofSeconds(60),
          Duration.ofMillis(20),
          () -> !daemon.jvms().contains(jvm));
      awaitAnswer(daemon);
      assertNotEquals(jvm, daemon.jvm());
      assertEquals(lines.get("pid"), daemon.rpc.info("lines").get("pid"));
      daemon.awaitLog("CRIT the daemon's Java process did not answer and was killed");
    }
    noLineIsLost();
  }

  /** Where the kernel lets us exempt anybody (CAP_SYS_RESOURCE); elsewhere nobody is touched. */
  @Test
  void whenMemoryIsShortTheKeeperIsNotTheOneToGo() throws IOException {
    var own = oomScore(ProcessHandle.current().pid());
    var tried = Run.in(folder, List.of("sh", "-c", "echo -1000 >/proc/self/oom_score_adj"));
    try (var daemon = Daemon.start(folder, LINES)) {
      daemon.rpc.awaitState("lines", "RUNNING");
      assertEquals(tried.status() == 0 ? "-1000" : own, oomScore(daemon.pid()));
      assertEquals(own, oomScore(daemon.jvm()));
      assertEquals(own, oomScore((int) daemon.rpc.info("lines").get("pid")));
      ProcessHandle.of(daemon.jvm()).orElseThrow().destroyForcibly();
      awaitAnswer(daemon);
      assertEquals(own, oomScore(daemon.jvm()));
    }
  }

  private static String oomScore(long pid) throws IOException {
    return Files.readString(Path.of("/proc/" + pid + "/oom_score_adj")).strip();
  }

  /** It has no sockets that would tell it; Supervisor would run both. */
  @Test
  void aSecondDaemonOfTheSameFileTouchesNothing() throws IOException {
    var conf =
        Files.writeString(
            folder.resolve("alone"),
            """
            [supervisord]
            logfile=%1$s/alone.log
            pidfile=%1$s/alone.pid
            childlogdir=%1$s
            nodaemon=true
            [program:touches]
            command=/bin/sh -c "echo $PPID >> %1$s/touched; exec sleep 1000"
            """
                .formatted(folder));
    var command = List.of(Image.DAEMON, "-c", conf.toString());
    var first =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    try {
      Await.until("it runs", () -> touched() == 1);
      var pid = Files.readString(folder.resolve("alone.pid"));
      var second = Run.in(folder, command);
      assertEquals(2, second.status(), second::toString);
      assertTrue(
          second.err().contains("Another supervisord (pid " + first.pid() + ") runs " + conf),
          second::toString);
      assertEquals(pid, Files.readString(folder.resolve("alone.pid")));
      assertEquals(1, touched());
      Signals.send("HUP", first.pid()); // its own locks are no reason
      Await.until("it has restarted", () -> touched() == 2);
    } finally {
      Signals.send("TERM", first.pid());
      Await.until("it ends", () -> !first.isAlive());
    }
    var third = new ProcessBuilder(command).directory(folder.toFile()).start();
    Await.until("and leaves no lock", () -> touched() == 3);
    Signals.send("TERM", third.pid());
    Await.until("it ends", () -> !third.isAlive());
  }

  private int touched() {
    try {
      return Files.readAllLines(folder.resolve("touched")).size();
    } catch (IOException _) {
      return 0;
    }
  }
}
