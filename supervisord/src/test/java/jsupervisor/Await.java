package jsupervisor;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for conditions; half a minute is a failure. */
public final class Await {
  private static final long MOST_NANOS = TimeUnit.SECONDS.toNanos(30);
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

  private Await() {}

  /**
   * @param what the condition in words, for the failure; asked only then
   */
  public static void until(Supplier<String> what, BooleanSupplier condition) {
    long begin = System.nanoTime();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - begin > MOST_NANOS)
        throw new AssertionError("waited in vain: " + what.get());
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }
}
