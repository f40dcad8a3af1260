package jsupervisor.image;

import java.io.IOException;
import java.util.concurrent.locks.LockSupport;

/**
 * A client that calls all the time, each time by a new connection, and notes when it gets no
 * answer.
 */
final class Probe implements AutoCloseable {
  private static final long PAUSE_NANOS = 2_000_000;

  private final Rpc rpc;
  private final Thread thread;
  private volatile boolean closed;
  private volatile long longest;
  private volatile int broken;
  private volatile int answers;
  private volatile String why = "";

  private Probe(Rpc rpc) {
    this.rpc = rpc;
    thread = Thread.ofPlatform().daemon().name("probe").start(this::run);
  }

  static Probe of(Daemon daemon) {
    return new Probe(daemon.rpc);
  }

  private void run() {
    long answered = System.nanoTime();
    while (!closed) {
      try {
        rpc.call("supervisor.getPID");
        long now = System.nanoTime();
        longest = Math.max(longest, now - answered);
        answered = now;
        answers++;
      } catch (IOException e) {
        broken++;
        why = " (" + e + ")";
      }
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }

  /**
   * The longest time between two answers since the last call of this, in nanoseconds; a call that
   * still waits for its answer counts, too.
   */
  long longest() {
    int before = answers;
    Await.until("there is an answer", () -> answers > before);
    long found = longest;
    longest = 0;
    return found;
  }

  /** How many calls were not answered at all, so far, and why the last of them was not. */
  String broken() {
    return broken + why;
  }

  @Override
  public void close() {
    closed = true;
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
