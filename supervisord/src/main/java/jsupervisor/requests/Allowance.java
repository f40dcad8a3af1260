package jsupervisor.requests;

import java.util.concurrent.atomic.AtomicLong;

/**
 * So many calls a second, all of which may come at once (the generic cell rate algorithm, as a
 * leaky bucket). Any thread; nobody waits.
 */
final class Allowance {
  private static final long SECOND = 1_000_000_000;

  private final long interval;

  /** When all that was allowed so far would be over, at the even pace. */
  private final AtomicLong spent;

  /**
   * @param most calls a second, 1 to a billion
   * @param now in nanoseconds of a clock that only goes forward
   */
  Allowance(int most, long now) {
    interval = SECOND / most;
    spent = new AtomicLong(now);
  }

  /**
   * Asks for a call.
   *
   * @param now in nanoseconds
   * @return 0 = it may come; else after how many nanoseconds the next may
   */
  long take(long now) {
    while (true) {
      long known = spent.get();
      long next = (known - now > 0 ? known : now) + interval;
      long late = next - now - SECOND;
      if (late > 0) return late;
      if (spent.compareAndSet(known, next)) return 0;
    }
  }

  /** Whether nothing of it is spent any more. */
  boolean whole(long now) {
    return spent.get() - now <= 0;
  }
}
