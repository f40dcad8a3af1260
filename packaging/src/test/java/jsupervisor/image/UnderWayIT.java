package jsupervisor.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is under way when one Java process follows another, and what if they are of two versions.
 */
class UnderWayIT {
  /** Where the journal has its version, in the memory that the keeper shares (keeper.c). */
  private static final long VERSION = (4 << 20) + 4;

  private static final String PROGRAMS =
      """
      [program:cat]
      command=/bin/cat
      startsecs=0
      [program:slow]
      command=/bin/cat
      startsecs=3
      autostart=false
      [program:deaf]
      command=/bin/sh -c "trap '' TERM; echo deaf; while :; do sleep 0.1; done"
      startsecs=0
      stopwaitsecs=6
      stdout_logfile=%1$s/deaf
      [program:hopeless]
      command=/bin/false
      startretries=4
      """;

  @TempDir Path folder;

  /** Something that may take long, on a thread of its own. */
  private static <T> CompletableFuture<T> beside(Callable<T> work) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return work.call();
          } catch (Exception e) {
            throw new AssertionError(e);
          }
        },
        task -> Thread.ofPlatform().daemon().start(task));
  }

  @Test
  void anUpgradeLetsCallersWaitAndStreamsEndAndGoesOnWithTheRest() throws IOException {
    try (var daemon = Daemon.start(folder, PROGRAMS)) {
      daemon.rpc.awaitState("hopeless", "BACKOFF");
      Await.until("it is deaf", () -> daemon.text("deaf").contains("deaf"));
      long jvm = daemon.jvm();
      daemon.rpc.call("supervisor.stopProcess", "deaf", false);
      var tail = "GET /logtail/deaf HTTP/1.1\r\nHost: localhost\r\n\r\n";
      var stream = beside(() -> daemon.rpc.exchange(tail));
      var caller = beside(() -> daemon.rpc.call("supervisor.startProcess", "slow", true));
      daemon.rpc.awaitState("slow", "STARTING");
      Image.client(daemon.conf, "upgrade").ok();
      assertEquals(true, caller.join(), "who waits for a start gets the answer");
      assertNotEquals(jvm, daemon.jvm());
      assertTrue(stream.join().endsWith("\r\n0\r\n\r\n"), "the stream ends as streams do");
      daemon.rpc.awaitState("deaf", "STOPPED");
      assertTrue(daemon.log().contains("killing 'deaf'"), daemon.log());
      daemon.rpc.awaitState("hopeless", "FATAL");
      assertEquals(
          5, daemon.log().split("exited: hopeless", -1).length - 1, "each retry was counted once");
      assertEquals("RUNNING", daemon.rpc.info("slow").get("statename"));
    }
  }

  private static void version(Daemon daemon, int other) throws IOException {
    var memory = Path.of("/proc", daemon.pid() + "", "fd", "5");
    try (var file = FileChannel.open(memory, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      var number = ByteBuffer.allocate(4).order(ByteOrder.nativeOrder());
      file.read(number, VERSION);
      int ours = number.getInt(0);
      number.putInt(0, ours + other).rewind();
      file.write(number, VERSION);
    }
  }

  private static void kill(Daemon daemon) {
    long jvm = daemon.jvm();
    ProcessHandle.of(jvm).orElseThrow().destroyForcibly();
    Await.until(
        "another JVM answers",
        () -> !Proc.children(daemon.pid()).contains(jvm) && daemon.answers());
  }

  @Test
  void aJournalOfTheNextVersionIsGoneOnWith() throws IOException {
    try (var daemon = Daemon.start(folder, PROGRAMS)) {
      daemon.rpc.awaitState("cat", "RUNNING");
      var before = daemon.rpc.info("cat").get("pid");
      version(daemon, 1);
      kill(daemon);
      assertEquals(before, daemon.rpc.info("cat").get("pid"));
    }
  }

  @Test
  void programsOfAJournalThatCannotBeReadDoNotRunTwice() throws IOException {
    try (var daemon = Daemon.start(folder, PROGRAMS)) {
      daemon.rpc.awaitState("cat", "RUNNING");
      int before = (int) daemon.rpc.info("cat").get("pid");
      version(daemon, 2);
      kill(daemon);
      daemon.rpc.awaitState("cat", "RUNNING");
      assertNotEquals(before, daemon.rpc.info("cat").get("pid"));
      assertFalse(Proc.alive(before), "it was stopped");
      assertTrue(daemon.log().contains("its programs are stopped and started anew"), daemon.log());
    }
  }

  @Test
  void aVersionThatCannotReadTheJournalIsNoUpgrade() throws IOException {
    try (var daemon = Daemon.start(folder, PROGRAMS)) {
      daemon.rpc.awaitState("cat", "RUNNING");
      version(daemon, -2);
      var upgrade = Image.client(daemon.conf, "upgrade");
      assertEquals(1, upgrade.status());
      assertTrue(
          upgrade.out().contains("the journal of the Java process before is of version"),
          upgrade.out());
    }
  }
}
