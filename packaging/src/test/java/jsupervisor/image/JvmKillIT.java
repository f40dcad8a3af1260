package jsupervisor.image;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The daemon's JVM may be killed at any time: its programs do not notice, and nothing of theirs is
 * lost.
 */
class JvmKillIT {
  private static final int KILLS = 20;
  private static final int WRITERS = 10;
  private static final int BRIEFS = 10;

  /** A JVM that lives less than 2 seconds makes the keeper pause, which is not what is measured. */
  private static final long OLD_ENOUGH = 2_100_000_000L;

  @TempDir Path folder;
  private final Random random = new Random(20260102);
  private long answeredAt;

  @Test
  void noChildNoLineAndNoExitStatusIsLost() throws IOException {
    Daemon daemon = Daemon.start(folder, conf());
    try (daemon) {
      for (int i = 0; i < WRITERS; i++) {
        daemon.rpc.awaitState("lines:" + i, "RUNNING");
      }
      var before = pids(daemon, "lines");
      answeredAt = System.nanoTime();
      var gaps = new ArrayList<Long>();
      for (int round = 1; round <= KILLS; round++) {
        gaps.add(killUnderBriefs(daemon));
        everyStatusIsRight(daemon, round);
        assertEquals(before, pids(daemon, "lines"), "writers after kill " + round);
      }
      gaps.sort(null);
      System.out.printf(
          "kill -9 of the JVM, %d times under %d programs, to its successor's first answer: "
              + "median %.0f ms, max %.0f ms%n",
          KILLS, WRITERS + BRIEFS, gaps.get(KILLS / 2) / 1e6, gaps.getLast() / 1e6);
      daemon.rpc.call("supervisor.stopProcessGroup", "lines", true);
    }
    everyLineIsThereOnce();
  }

  private String conf() {
    return """
    [program:lines]
    command=%s %%1$s %%(process_num)d
    process_name=%%(process_num)d
    numprocs=%d
    stdout_logfile=%%1$s/lines.%%(process_num)d
    stdout_logfile_maxbytes=0
    stderr_logfile=NONE
    """
            .formatted(Children.compile("lines", folder), WRITERS)
        + briefs();
  }

  /** Programs that end by themselves, each with a status of its own, the last ones by a signal. */
  private String briefs() {
    var program = Children.compile("brief", folder);
    var sections = new StringBuilder();
    var names = new ArrayList<String>();
    for (int i = 0; i < BRIEFS; i++) {
      names.add("brief" + i);
      sections.append(
          """
          [program:brief%1$d]
          command=%2$s %%1$s %1$d %3$d %4$d
          autostart=false
          autorestart=false
          startsecs=0
          stdout_logfile=%%1$s/brief.%1$d
          stdout_logfile_maxbytes=0
          stderr_logfile=NONE
          """
              .formatted(i, program, status(i), 40 * i));
    }
    return sections + "[group:briefs]\nprograms=" + String.join(",", names) + "\n";
  }

  private static int status(int i) {
    return i < BRIEFS - 2 ? 17 * i : 256 + 9; // 0 to 119, then SIGKILL
  }

  /** Nanoseconds from the kill to the first answer. */
  private long killUnderBriefs(Daemon daemon) throws IOException {
    long jvm = daemon.jvm();
    Await.until("the JVM is no newborn", () -> System.nanoTime() - answeredAt > OLD_ENOUGH);
    daemon.rpc.call("supervisor.startProcessGroup", "briefs", false);
    LockSupport.parkNanos(
        random.nextLong(300_000_000)); // the kill may hit any moment of their lives
    long killed = System.nanoTime();
    ProcessHandle.of(jvm).orElseThrow().destroyForcibly();
    Await.until(
        "the next JVM answers", Duration.ofSeconds(30), Duration.ofMillis(1), daemon::answers);
    answeredAt = System.nanoTime();
    return answeredAt - killed;
  }

  private void everyStatusIsRight(Daemon daemon, int round) throws IOException {
    for (int i = 0; i < BRIEFS; i++) {
      var name = "briefs:brief" + i;
      daemon.rpc.awaitState(name, "EXITED");
      int expected = status(i) > 255 ? -1 : status(i);
      assertEquals(expected, daemon.rpc.info(name).get("exitstatus"), name + " in round " + round);
    }
    var starts = new HashMap<String, Integer>();
    for (var line : Files.readAllLines(folder.resolve("briefs"))) {
      starts.merge(line.split(" ")[0], 1, Integer::sum);
    }
    for (int i = 0; i < BRIEFS; i++) {
      assertEquals(round, starts.get("" + i), "starts of brief" + i);
    }
  }

  private static Map<Object, Object> pids(Daemon daemon, String group) throws IOException {
    return daemon.rpc.allInfo().stream()
        .filter(info -> info.get("group").equals(group))
        .collect(Collectors.toMap(info -> info.get("name"), info -> info.get("pid")));
  }

  private void everyLineIsThereOnce() throws IOException {
    List<String> counts = Files.readAllLines(folder.resolve("counts"));
    assertEquals(WRITERS, counts.size(), "every writer was stopped once");
    for (var count : counts) {
      var tag = count.split(" ")[0];
      long lines = Long.parseLong(count.split(" ")[1]);
      long n = 0;
      for (var line : Files.readAllLines(folder.resolve("lines." + tag))) {
        assertEquals(tag + " " + n, line, "in the log of writer " + tag);
        n++;
      }
      assertEquals(lines, n, "lines of writer " + tag);
    }
    for (int i = 0; i < BRIEFS; i++) {
      var own = Integer.toString(i);
      var said =
          Files.readAllLines(folder.resolve("briefs")).stream()
              .filter(line -> line.split(" ")[0].equals(own))
              .toList();
      assertEquals(said, Files.readAllLines(folder.resolve("brief." + i)), "log of brief" + i);
    }
  }
}
