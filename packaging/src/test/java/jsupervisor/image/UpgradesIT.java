package jsupervisor.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Upgrades in a row under programs that write and programs that end: nothing is lost or restarted.
 * The long version is {@code bench/upgrade}.
 */
class UpgradesIT {
  private static final int ROUNDS = Integer.getInteger("upgrades", 5);
  private static final int WRITERS = 21;
  private static final int BRIEFS = 10;

  @TempDir Path folder;

  @Test
  void noChildNoLineAndNoExitStatusIsLost() throws IOException {
    var crowd = new Crowd(folder, WRITERS, BRIEFS, 250);
    try (var daemon = Daemon.start(folder, crowd.conf())) {
      crowd.awaitWriters(daemon);
      var before = crowd.pids(daemon);
      var gaps = new ArrayList<Long>();
      String broken;
      try (var probe = Probe.of(daemon)) {
        for (int round = 1; round <= ROUNDS; round++) {
          crowd.startBriefs(daemon);
          gaps.add(upgrade(daemon, probe));
          crowd.everyStatusIsRight(daemon, round);
          assertEquals(before, crowd.pids(daemon), "writers after upgrade " + round);
          crowd.everyWriterIsAChildOf(daemon);
        }
        broken = probe.broken();
      }
      long lines = crowd.everyLineIsThereOnce(daemon);
      print(crowd, gaps, lines, broken);
    }
  }

  /** The longest time without an answer, in nanoseconds. */
  private static long upgrade(Daemon daemon, Probe probe) throws IOException {
    long jvm = daemon.jvm();
    probe.longest();
    assertEquals(true, daemon.rpc.call("jsupervisor.upgrade"));
    Await.until(
        () -> "it is upgraded:\n" + daemon.log(),
        Duration.ofSeconds(60),
        Duration.ofMillis(10),
        () -> upgraded(daemon));
    assertNotEquals(jvm, daemon.jvm());
    return probe.longest();
  }

  private static boolean upgraded(Daemon daemon) {
    try {
      return daemon.rpc.call("jsupervisor.upgraded").equals(true);
    } catch (IOException e) {
      return false; // one JVM is gone, the other is not there yet
    }
  }

  private static void print(Crowd crowd, List<Long> gaps, long lines, String broken) {
    assertTrue(gaps.stream().allMatch(gap -> gap > 0), "each gap was seen");
    System.out.printf(
        "upgrade in place, %d times %s, longest time without an answer: %s; %s, calls broken off %s%n",
        ROUNDS, crowd.named(), Delays.text(gaps), crowd.unharmed(lines, ROUNDS), broken);
  }
}
