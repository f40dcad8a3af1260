package jsupervisor.http.exchange;

import java.util.concurrent.atomic.AtomicLong;

/**
 * How much of the memory large answers may take together while clients read them, which may be
 * slowly: one for the whole JVM, as is the memory. Any thread.
 */
public final class Budget {
  /** Shorter ones do not count. */
  private static final int LARGE = 1 << 16;

  private static final long MOST = 64L << 20;

  private static final AtomicLong TAKEN = new AtomicLong();

  private Budget() {}

  /**
   * Asks for room; whoever gets it gives it back.
   *
   * @param bytes of the answer
   * @return whether there is room
   */
  public static boolean take(int bytes) {
    if (bytes < LARGE) return true;
    if (TAKEN.addAndGet(bytes) <= MOST) return true;
    TAKEN.addAndGet(-bytes);
    return false;
  }

  /** The answer has been read, or never will be. */
  public static void give(int bytes) {
    if (bytes >= LARGE) TAKEN.addAndGet(-bytes);
  }
}
