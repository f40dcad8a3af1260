package jsupervisor.commands;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import jsupervisor.posix.Errno;
import org.apache.commons.exec.ExecuteStreamHandler;

/**
 * What a command reads and says until it ends, whoever still has its pipes open then: who waits for
 * a pipe would hang there as long as what the command has left behind. So nothing is waited for,
 * and our ends are closed with the command. Of one command.
 */
final class Streams implements ExecuteStreamHandler, AutoCloseable {
  private static final int MOST_OUTPUT = 64 << 10;
  private static final int CHUNK = 8 << 10;

  /** A flood is read on after so much of it, so that the end of the command is seen. */
  private static final int MOST_AT_ONCE = 1 << 20;

  private static final int LONGEST_PAUSE_MILLIS = 256;

  private final byte[] input;
  private final Tube to;
  private final Tube from;
  private final CountDownLatch ended = new CountDownLatch(1);
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private final byte[] chunk = new byte[CHUNK];
  private int given;
  private Optional<Thread> thread = Optional.empty();

  /**
   * @param input for the command; what it does not read is dropped
   * @param to its standard input
   * @param from both of its channels
   */
  Streams(byte[] input, Tube to, Tube from) {
    this.input = input.clone();
    this.to = to;
    this.from = from;
  }

  /** None: the JDK has no pipe of this command. */
  @Override
  public void setProcessInputStream(OutputStream stream) {}

  @Override
  public void setProcessOutputStream(InputStream stream) {}

  @Override
  public void setProcessErrorStream(InputStream stream) {}

  /** The command has its ends. */
  @Override
  public void start() {
    to.read().close();
    from.write().close();
    thread = Optional.of(Thread.ofPlatform().name("command").daemon().start(this::pass));
  }

  private void pass() {
    try (to;
        from) {
      int pause = 1;
      do {
        boolean more = give() | take(MOST_AT_ONCE);
        pause = more ? 1 : Math.min(2 * pause, LONGEST_PAUSE_MILLIS);
      } while (!ended.await(pause, TimeUnit.MILLISECONDS));
      take(MOST_OUTPUT);
    } catch (InterruptedException _) {
      // nobody does that
    }
  }

  /** Writes what there is room for. */
  private boolean give() {
    if (!to.write().open()) return false;
    int length = Math.min(MOST_OUTPUT, input.length - given);
    int more = length > 0 ? to.write().write(input, given, length) : 0;
    if (more > 0) given += more;
    boolean unwanted = more < 0 && more != -Errno.EAGAIN.number();
    if (unwanted || given == input.length) to.write().close();
    return more > 0;
  }

  /** Reads what is there, about so many bytes at most. */
  private boolean take(int most) {
    int taken = 0;
    while (taken < most) {
      int more = from.read().read(chunk);
      if (more <= 0) break;
      said.write(chunk, 0, Math.min(more, MOST_OUTPUT - said.size()));
      taken += more;
    }
    return taken > 0;
  }

  /** The command has ended. */
  @Override
  public void stop() {
    ended.countDown();
    boolean interrupted = false;
    while (thread.isPresent() && thread.get().isAlive()) {
      try {
        thread.get().join(); // soon: it waits for nothing
      } catch (InterruptedException _) {
        interrupted = true;
      }
    }
    if (interrupted) Thread.currentThread().interrupt();
  }

  @Override
  public void close() {
    stop();
  }

  /** What it has said on both channels, 64 KiB at most; after the end. */
  String said() {
    return said.toString(StandardCharsets.UTF_8);
  }
}
