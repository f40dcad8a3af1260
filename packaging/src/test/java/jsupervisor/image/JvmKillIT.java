package jsupervisor.image;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
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
    var crowd = new Crowd(folder, WRITERS, BRIEFS, 40);
    try (var daemon = Daemon.start(folder, crowd.conf())) {
      crowd.awaitWriters(daemon);
      var before = crowd.pids(daemon);
      answeredAt = System.nanoTime();
      var gaps = new ArrayList<Long>();
      for (int round = 1; round <= KILLS; round++) {
        gaps.add(killUnderBriefs(daemon, crowd));
        crowd.everyStatusIsRight(daemon, round);
        assertEquals(before, crowd.pids(daemon), "writers after kill " + round);
      }
      gaps.sort(null);
      System.out.printf(
          "kill -9 of the JVM, %d times under %d programs, to its successor's first answer: "
              + "median %.0f ms, max %.0f ms%n",
          KILLS, WRITERS + BRIEFS, gaps.get(KILLS / 2) / 1e6, gaps.getLast() / 1e6);
      crowd.everyLineIsThereOnce(daemon);
    }
  }

  /** Nanoseconds from the kill to the first answer. */
  private long killUnderBriefs(Daemon daemon, Crowd crowd) throws IOException {
    long jvm = daemon.jvm();
    Await.until("the JVM is no newborn", () -> System.nanoTime() - answeredAt > OLD_ENOUGH);
    crowd.startBriefs(daemon);
    LockSupport.parkNanos(
        random.nextLong(300_000_000)); // the kill may hit any moment of their lives
    long killed = System.nanoTime();
    ProcessHandle.of(jvm).orElseThrow().destroyForcibly();
    Await.until(
        "the next JVM answers", Duration.ofSeconds(30), Duration.ofMillis(1), daemon::answers);
    answeredAt = System.nanoTime();
    return answeredAt - killed;
  }
}
