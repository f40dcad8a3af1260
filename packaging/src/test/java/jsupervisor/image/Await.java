package jsupervisor.image;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for conditions, never for time. */
final class Await {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private Await() {}

  static void until(String what, BooleanSupplier condition) {
    until(what, PATIENCE, Duration.ofMillis(10), condition);
  }

  /**
   * Looks again after each pause until the condition holds; an AssertionError names it when it
   * never does.
   */
  static void until(String what, Duration patience, Duration pause, BooleanSupplier condition) {
    until(() -> what, patience, pause, condition);
  }

  static void until(
      Supplier<String> what, Duration patience, Duration pause, BooleanSupplier condition) {
    long end = System.nanoTime() + patience.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("not within " + patience.toSeconds() + " s: " + what.get());
      }
      LockSupport.parkNanos(pause.toNanos());
    }
  }
}
