package jsupervisor.image;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import jsupervisor.image.Daemon.Account;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The daemon's JVM may be killed at any time: its programs do not notice, and nothing of theirs is
 * lost. The long version is {@code bench/kills}.
 */
class JvmKillIT {
  private static final int KILLS = Integer.getInteger("kills", 10);
  private static final int WRITERS = 10;
  private static final int BRIEFS = 10;

  /** Whether another JVM stands by. */
  private static final boolean STANDBY = Boolean.getBoolean("standby");

  /**
   * A JVM that lives less than 2 seconds makes the keeper pause, and one that is to stand by is not
   * ready yet, which is not what is measured.
   */
  private static final long OLD_ENOUGH = STANDBY ? 4_000_000_000L : 2_100_000_000L;

  @TempDir Path folder;
  private final Random random = new Random(20260102);
  private long answeredAt;

  static List<Account> accounts() {
    return Account.possible();
  }

  @ParameterizedTest
  @MethodSource("accounts")
  void noChildNoLineAndNoExitStatusIsLost(Account account) throws IOException {
    var crowd = new Crowd(folder, WRITERS, BRIEFS, 40);
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
    try (var daemon =
        Daemon.start(account, folder, (STANDBY ? "standby=true\n" : "") + crowd.conf())) {
      crowd.awaitWriters(daemon);
      var before = crowd.pids(daemon);
      answeredAt = System.nanoTime();
      var gaps = new ArrayList<Long>();
      for (int round = 1; round <= KILLS; round++) {
        gaps.add(killUnderBriefs(daemon, crowd));
        crowd.everyStatusIsRight(daemon, round);
        assertEquals(before, crowd.pids(daemon), "writers after kill " + round);
      }
      long lines = crowd.everyLineIsThereOnce(daemon);
      System.out.printf(
          "kill -9 of the JVM as %s%s, %d times %s, to its successor's first answer: %s; %s%n",
          account,
          STANDBY ? " with another one standing by" : "",
          KILLS,
          crowd.named(),
          Delays.text(gaps),
          crowd.unharmed(lines, KILLS));
    }
  }

  /** Nanoseconds from the kill to the first answer. */
  private long killUnderBriefs(Daemon daemon, Crowd crowd) throws IOException {
    long jvm = STANDBY ? daemon.jvms().getFirst() : daemon.jvm();
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
