package jsupervisor.tails;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.Objects;

/**
 * A log as it grows: first its last 1,024 bytes, then whatever comes. It goes on with the new file
 * when the log is rotated, after the rest of the old one, and from the beginning when the log is
 * truncated (known-traps C24).
 */
public final class Follower implements AutoCloseable {
  private static final int BEGINNING = 1024;
  private static final int PIECE = 65536;

  private final Path path;
  private FileChannel channel;
  private Object identity;
  private long position;

  private Follower(Path path) throws IOException {
    this.path = path;
    open();
    position = Math.max(0, channel.size() - BEGINNING);
  }

  /**
   * Begins near the end of the file.
   *
   * @throws IOException when it cannot be read
   */
  public static Follower at(String file) throws IOException {
    return new Follower(Path.of(file));
  }

  private void open() throws IOException {
    channel = FileChannel.open(path, StandardOpenOption.READ);
    identity = identity();
    position = 0;
  }

  private Object identity() throws IOException {
    return Files.readAttributes(path, BasicFileAttributes.class).fileKey();
  }

  /** What has come since the last time, a piece of it at most; empty when nothing has. */
  public byte[] more() throws IOException {
    if (channel.size() < position) position = 0;
    var bytes = read();
    if (bytes.length > 0 || !moved()) return bytes;
    channel.close();
    open();
    return read();
  }

  private byte[] read() throws IOException {
    var buffer = ByteBuffer.allocate(Math.clamp(channel.size() - position, 0, PIECE));
    int n = channel.read(buffer, position);
    if (n <= 0) return new byte[0];
    position += n;
    return Arrays.copyOf(buffer.array(), n);
  }

  private boolean moved() throws IOException {
    try {
      return !Objects.equals(identity, identity());
    } catch (NoSuchFileException _) {
      return false;
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
