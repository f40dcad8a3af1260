package jsupervisor.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A program that is killed comes back, every time, and never twice. */
class ChildKillIT {
  private static final int KILLS = 500;
  private static final int PROGRAMS = 101;
  private static final int RECORD = 24;

  /** What a program said of itself at its start. */
  private record Stamp(int pid, int tag, boolean alone, long nanos) {}

  @TempDir Path folder;
  private long position;

  @Test
  void aProgramKilledAtRandomIsAlwaysBackAndNeverTwoAtOnce() throws IOException {
    var stamp = Children.compile("stamp", folder);
    var conf =
        """
        [program:stamp]
        command=%s %%1$s %%(process_num)d
        process_name=%%(process_num)d
        numprocs=%d
        startsecs=0
        autorestart=true
        stdout_logfile=NONE
        stderr_logfile=NONE
        """
            .formatted(stamp, PROGRAMS);
    try (var daemon = Daemon.start(folder, conf);
        var stamps = FileChannel.open(folder.resolve("stamps"))) {
      var pids = new int[PROGRAMS];
      for (int i = 0; i < PROGRAMS; i++) {
        noted(next(stamps, "program " + i + " of " + PROGRAMS + " starts"), pids);
      }
      assertTrue(Arrays.stream(pids).allMatch(pid -> pid > 0), "every program started once");
      print(killAll(stamps, pids));
      assertEquals(stamps.size(), position, "nobody started unasked");
      for (var info : daemon.rpc.allInfo()) {
        assertEquals("RUNNING", info.get("statename"));
        assertEquals(pids[Integer.parseInt((String) info.get("name"))], info.get("pid"));
      }
    }
  }

  private List<Long> killAll(FileChannel stamps, int[] pids) throws IOException {
    var random = new Random(20260101);
    var delays = new ArrayList<Long>();
    for (int i = 0; i < KILLS; i++) {
      int victim = random.nextInt(PROGRAMS);
      long killed = System.nanoTime();
      assertTrue(ProcessHandle.of(pids[victim]).orElseThrow().destroyForcibly());
      var back = next(stamps, "program " + victim + " is back after kill " + i);
      assertEquals(victim, back.tag());
      noted(back, pids);
      delays.add(back.nanos() - killed);
    }
    return delays;
  }

  private static void noted(Stamp stamp, int[] pids) {
    assertTrue(stamp.alone(), "two of program " + stamp.tag() + " at once");
    assertTrue(!Proc.alive(pids[stamp.tag()]) || pids[stamp.tag()] == 0, "the old one is dead");
    pids[stamp.tag()] = stamp.pid();
  }

  private Stamp next(FileChannel stamps, String what) throws IOException {
    var record = ByteBuffer.allocate(RECORD).order(ByteOrder.nativeOrder());
    Await.until(
        what,
        Duration.ofSeconds(30),
        Duration.ofNanos(100_000),
        () -> {
          try {
            return stamps.size() >= position + RECORD && stamps.read(record, position) == RECORD;
          } catch (IOException e) {
            throw new AssertionError(e);
          }
        });
    position += RECORD;
    record.flip();
    int pid = record.getInt();
    int tag = record.getInt();
    boolean alone = record.getInt() == 1;
    record.getInt();
    return new Stamp(pid, tag, alone, record.getLong());
  }

  private static void print(List<Long> delays) {
    var sorted = delays.stream().sorted().toList();
    System.out.printf(
        "kill -9 of a program, %d times beside %d others, to its successor's first instruction: "
            + "p50 %.2f ms, p99 %.2f ms, max %.2f ms%n",
        KILLS,
        PROGRAMS - 1,
        sorted.get(KILLS / 2) / 1e6,
        sorted.get(KILLS * 99 / 100) / 1e6,
        sorted.getLast() / 1e6);
  }
}
