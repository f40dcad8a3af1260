package jsupervisor.tails;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;

/**
 * A log as it grows: first its last bytes, 1,024 of them or as many as are wanted, then whatever
 * comes (spec web, 5). When the log is rotated, the rest of the old file comes first, then the file
 * after it, even if that has been rotated, too; when it is truncated, a line says so and it goes on
 * from the beginning (known-traps C24).
 */
public final class Follower implements AutoCloseable {
  private static final int BEGINNING = 1024;
  private static final int PIECE = 65536;
  private static final int MOST_BACKUPS = 1000;

  /** How often a search among the backups begins again because they have moved meanwhile. */
  private static final int MOST_SEARCHES = 10;

  private static final byte[] TRUNCATED =
      "==> File truncated <==\n".getBytes(StandardCharsets.US_ASCII);

  private final Path path;
  private FileChannel channel;
  private Object identity;
  private long position;

  private Follower(Path path, int beginning) throws IOException {
    this.path = path;
    open(path);
    position = Math.max(0, channel.size() - beginning);
  }

  /**
   * Begins near the end of the file.
   *
   * @throws IOException when it cannot be read, or is no regular file: to read from a pipe would be
   *     to take from its reader
   */
  public static Follower at(String file) throws IOException {
    return at(file, BEGINNING);
  }

  /**
   * The same.
   *
   * @param beginning how many of the bytes that are there already come first, 0 or more
   */
  public static Follower at(String file, int beginning) throws IOException {
    return new Follower(Path.of(file), beginning);
  }

  private void open(Path file) throws IOException {
    channel = LogChannel.open(file);
    identity = LogChannel.identity(file).orElse(this);
    position = 0;
  }

  /** What has come since the last time, a piece of it at most; empty when nothing has. */
  public byte[] more() throws IOException {
    // asked before reading: a file that is the log no more gets no more bytes
    boolean moved = moved();
    if (channel.size() < position) {
      position = 0;
      return TRUNCATED.clone();
    }
    var bytes = read();
    if (bytes.length > 0 || !moved) return bytes;
    channel.close();
    next();
    return read();
  }

  private byte[] read() throws IOException {
    var buffer = ByteBuffer.allocate(Math.clamp(channel.size() - position, 0, PIECE));
    int n = channel.read(buffer, position);
    if (n <= 0) return new byte[0];
    position += n;
    return Arrays.copyOf(buffer.array(), n);
  }

  /** Another file has the name; none at all, and the old one is followed on. */
  private boolean moved() {
    return LogChannel.identity(path).filter(now -> !Objects.equals(identity, now)).isPresent();
  }

  /** Opens the file that came after the present one: of two backups, the one of lower number. */
  private void next() throws IOException {
    var before = identity;
    for (int i = 0; i < MOST_SEARCHES; i++) {
      int place = place(before);
      open(place <= 1 ? path : backup(place - 1));
      if (place == 0 || LogChannel.identity(backup(place)).filter(before::equals).isPresent())
        return;
      channel.close();
    }
    open(path);
  }

  /** Which backup the file has become, 0 = none that is there. */
  private int place(Object file) {
    for (int n = 1; n <= MOST_BACKUPS; n++) {
      var found = LogChannel.identity(backup(n));
      if (found.isEmpty()) return 0;
      if (found.get().equals(file)) return n;
    }
    return 0;
  }

  private Path backup(int number) {
    return path.resolveSibling(path.getFileName() + "." + number);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
