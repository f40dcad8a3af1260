package jsupervisor.wire;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * Closes a channel when its time is over, so that a blocked connect, read or write ends. A Unix
 * domain channel has no time-out of its own (SO_RCVTIMEO is not offered), and a selector would cost
 * every short call more than this one thread.
 */
final class Deadline implements AutoCloseable {
  private final Thread watch;
  private volatile boolean passed;
  private volatile boolean over;

  private Deadline(SocketChannel channel, Duration limit, BooleanSupplier goOn) {
    watch = limit.isZero() ? null : new Thread(() -> expire(channel, limit, goOn), "deadline");
    if (watch == null) return;
    watch.setDaemon(true);
    watch.start();
  }

  /**
   * @param limit time until the channel is closed; zero means never
   */
  static Deadline on(SocketChannel channel, Duration limit) {
    return new Deadline(channel, limit, () -> false);
  }

  /**
   * Closes the channel only when the limit is over and the question, asked on a thread of its own,
   * is answered with no; then it is asked again after the same time.
   */
  static Deadline unless(SocketChannel channel, Duration limit, BooleanSupplier goOn) {
    return new Deadline(channel, limit, goOn);
  }

  /** Whether the channel was closed because the time was over. */
  boolean passed() {
    return passed;
  }

  private void expire(SocketChannel channel, Duration limit, BooleanSupplier goOn) {
    try {
      do Thread.sleep(limit);
      while (goOn.getAsBoolean());
      if (over) return;
      passed = true;
      channel.close();
    } catch (InterruptedException | IOException _) {
      // The call ended in time, or the channel is closed already.
    }
  }

  @Override
  public void close() {
    over = true;
    if (watch != null) watch.interrupt();
  }
}
