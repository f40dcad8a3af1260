package jsupervisor.wire;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.time.Duration;

/**
 * Closes a channel when its time is over, so that a blocked connect, read or write ends. A Unix
 * domain channel has no time-out of its own (SO_RCVTIMEO is not offered), and a selector would cost
 * every short call more than this one thread.
 */
final class Deadline implements AutoCloseable {
  private final Thread watch;
  private volatile boolean passed;

  private Deadline(SocketChannel channel, Duration limit) {
    watch = limit.isZero() ? null : new Thread(() -> expire(channel, limit), "deadline");
    if (watch == null) return;
    watch.setDaemon(true);
    watch.start();
  }

  /**
   * @param limit time until the channel is closed; zero means never
   */
  static Deadline on(SocketChannel channel, Duration limit) {
    return new Deadline(channel, limit);
  }

  /** Whether the channel was closed because the time was over. */
  boolean passed() {
    return passed;
  }

  private void expire(SocketChannel channel, Duration limit) {
    try {
      Thread.sleep(limit);
      passed = true;
      channel.close();
    } catch (InterruptedException | IOException _) {
      // The call ended in time, or the channel is closed already.
    }
  }

  @Override
  public void close() {
    if (watch != null) watch.interrupt();
  }
}
