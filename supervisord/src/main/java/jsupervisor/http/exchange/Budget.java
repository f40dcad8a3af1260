package jsupervisor.http.exchange;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * How much of the memory large messages may take together while they pass through the net, which
 * may be slowly: one for all answers and one for all requests of the JVM, as is the memory. Any
 * thread.
 */
public final class Budget {
  /** Of what clients read. */
  public static final Budget ANSWERS = new Budget(new Semaphore(64 << 20, true));

  /** Of what clients send: one of the longest that are accepted, and some others. */
  public static final Budget REQUESTS = new Budget(new Semaphore(24 << 20));

  /** Shorter ones do not count: there are not so many connections. */
  private static final int LARGE = 1 << 16;

  private static final int PATIENCE_SECONDS = 5;

  private final Semaphore room;

  private Budget(Semaphore room) {
    this.room = room;
  }

  /**
   * Asks for room; whoever gets it gives it back.
   *
   * @param bytes that the message has, or says that it has
   * @return whether there is room
   */
  public boolean take(int bytes) {
    return bytes < LARGE || room.tryAcquire(bytes);
  }

  /**
   * Asks for room and waits for it a few seconds: others may be about to have read theirs.
   *
   * @param bytes of the message
   * @return whether there is room
   */
  boolean await(int bytes) {
    try {
      return bytes < LARGE || room.tryAcquire(bytes, PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** The message has passed, or never will. */
  public void give(int bytes) {
    if (bytes >= LARGE) room.release(bytes);
  }
}
