package jsupervisor.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
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

  @TempDir Path folder;

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
        var stamps = Stamps.in(folder)) {
      var pids = new int[PROGRAMS];
      for (int i = 0; i < PROGRAMS; i++) {
        noted(stamps.next("program " + i + " of " + PROGRAMS + " starts"), pids);
      }
      assertTrue(Arrays.stream(pids).allMatch(pid -> pid > 0), "every program started once");
      print(killAll(stamps, pids));
      assertTrue(stamps.none(), "nobody started unasked");
      for (var info : daemon.rpc.allInfo()) {
        assertEquals("RUNNING", info.get("statename"));
        assertEquals(pids[Integer.parseInt((String) info.get("name"))], info.get("pid"));
      }
    }
  }

  private List<Long> killAll(Stamps stamps, int[] pids) throws IOException {
    var random = new Random(20260101);
    var delays = new ArrayList<Long>();
    for (int i = 0; i < KILLS; i++) {
      int victim = random.nextInt(PROGRAMS);
      long killed = System.nanoTime();
      assertTrue(ProcessHandle.of(pids[victim]).orElseThrow().destroyForcibly());
      var back = stamps.next("program " + victim + " is back after kill " + i);
      assertEquals(victim, back.tag());
      noted(back, pids);
      delays.add(back.nanos() - killed);
    }
    return delays;
  }

  private static void noted(Stamps.Stamp stamp, int[] pids) {
    assertTrue(stamp.alone(), "two of program " + stamp.tag() + " at once");
    assertTrue(!Proc.alive(pids[stamp.tag()]) || pids[stamp.tag()] == 0, "the old one is dead");
    pids[stamp.tag()] = stamp.pid();
  }

  private static void print(List<Long> delays) {
    System.out.printf(
        "kill -9 of a program, %d times beside %d others, to its successor's first instruction: %s%n",
        KILLS, PROGRAMS - 1, Delays.text(delays));
  }
}
