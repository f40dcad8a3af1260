package jsupervisor.http.exchange;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * How much of the memory large answers may take together while clients read them, which may be
 * slowly: one for the whole JVM, as is the memory. Any thread.
 */
public final class Budget {
  /** Shorter ones do not count. */
  private static final int LARGE = 1 << 16;

  private static final Semaphore ROOM = new Semaphore(64 << 20, true);

  private static final int PATIENCE_SECONDS = 5;

  private Budget() {}

  /**
   * Asks for room; whoever gets it gives it back.
   *
   * @param bytes of the answer
   * @return whether there is room
   */
  public static boolean take(int bytes) {
    return bytes < LARGE || ROOM.tryAcquire(bytes);
  }

  /**
   * Asks for room and waits for it a few seconds: others may be about to have read theirs.
   *
   * @param bytes of the answer
   * @return whether there is room
   */
  static boolean await(int bytes) {
    try {
      return bytes < LARGE || ROOM.tryAcquire(bytes, PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** The answer has been read, or never will be. */
  public static void give(int bytes) {
    if (bytes >= LARGE) ROOM.release(bytes);
  }
}
