package jsupervisor.commands;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.commons.exec.ExecuteStreamHandler;

/**
 * What a command reads and says until it ends, whoever still has its output open then: a thread
 * that reads a pipe would hang there as long as what the command has left behind. So nothing is
 * read that is not there yet, and our ends are closed with the command. Of one command.
 */
final class Streams implements ExecuteStreamHandler {
  private static final int MOST_OUTPUT = 64 << 10;
  private static final int CHUNK = 8 << 10;

  /** A flood is read on after so much of it, so that the end of the command is seen. */
  private static final int MOST_AT_ONCE = 1 << 20;

  private static final int LONGEST_PAUSE_MILLIS = 256;

  private final byte[] input;
  private final CountDownLatch begun = new CountDownLatch(1);
  private final CountDownLatch ended = new CountDownLatch(1);
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private final byte[] chunk = new byte[CHUNK];
  private InputStream out = InputStream.nullInputStream();
  private InputStream err = InputStream.nullInputStream();
  private OutputStream in = OutputStream.nullOutputStream();
  private Optional<Thread> reader = Optional.empty();

  /**
   * @param input for the command; what it does not read is dropped
   */
  Streams(byte[] input) {
    this.input = input.clone();
  }

  @Override
  public void setProcessInputStream(OutputStream stream) {
    in = stream;
  }

  @Override
  public void setProcessOutputStream(InputStream stream) {
    out = stream;
  }

  @Override
  public void setProcessErrorStream(InputStream stream) {
    err = stream;
  }

  @Override
  public void start() {
    var stdout = out;
    var stderr = err;
    reader =
        Optional.of(Thread.ofPlatform().name("command").daemon().start(() -> read(stdout, stderr)));
    try {
      begun.await();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    var stdin = in;
    if (input.length == 0) write(stdin);
    else Thread.ofPlatform().name("command-input").daemon().start(() -> write(stdin));
  }

  private void write(OutputStream stdin) {
    try (stdin) {
      stdin.write(input);
    } catch (IOException _) {
      // it does not want it
    }
  }

  /**
   * When a process ends, the JDK reads what its pipes hold, under the stream's lock and without an
   * end to it (ProcessImpl.ProcessPipeInputStream): of what goes on writing it would read for ever.
   * So both are locked until they are closed, which it then leaves alone.
   */
  private void read(InputStream stdout, InputStream stderr) {
    synchronized (stdout) {
      synchronized (stderr) {
        try (stdout;
            stderr) {
          begun.countDown();
          int pause = 1;
          while (!ended.await(pause, TimeUnit.MILLISECONDS)) {
            boolean more = take(stdout, MOST_AT_ONCE) | take(stderr, MOST_AT_ONCE);
            pause = more ? 1 : Math.min(2 * pause, LONGEST_PAUSE_MILLIS);
          }
          take(stdout, MOST_OUTPUT);
          take(stderr, MOST_OUTPUT);
        } catch (IOException | InterruptedException _) {
          // there is no more, then
        }
      }
    }
  }

  /** Reads what is there, about so many bytes at most. */
  private boolean take(InputStream from, int most) throws IOException {
    int taken = 0;
    while (taken < most) {
      int there = Math.min(from.available(), CHUNK);
      int more = there > 0 ? from.read(chunk, 0, there) : 0;
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
    try {
      if (reader.isPresent()) reader.get().join();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /** What it has said on both channels, 64 KiB at most; after the end. */
  String said() {
    return said.toString(StandardCharsets.UTF_8);
  }
}
