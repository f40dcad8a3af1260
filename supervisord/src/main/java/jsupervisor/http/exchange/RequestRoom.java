package jsupervisor.http.exchange;

import java.util.concurrent.Semaphore;

/**
 * How much of the memory long requests may take together while they come in, which may be slowly:
 * one for the whole JVM, as is the memory. Any thread.
 */
public final class RequestRoom {
  /** Shorter ones do not count: there are not so many connections. */
  private static final int LARGE = 1 << 16;

  /** One of the longest, and some others. */
  private static final Semaphore ROOM = new Semaphore(24 << 20);

  private RequestRoom() {}

  /**
   * Asks for room; whoever gets it gives it back.
   *
   * @param bytes that the request says that it has
   * @return whether there is room
   */
  public static boolean take(int bytes) {
    return bytes < LARGE || ROOM.tryAcquire(bytes);
  }

  /** The request has been understood, or never will be. */
  public static void give(int bytes) {
    if (bytes >= LARGE) ROOM.release(bytes);
  }
}
