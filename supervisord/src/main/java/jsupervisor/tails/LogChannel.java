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
import java.util.Optional;
import jsupervisor.posix.Fds;
import jsupervisor.posix.Links;
import jsupervisor.posix.PosixException;

/**
 * Opens log files for callers. Only regular files: to read from a pipe would be to take from its
 * reader, and to wait. A link that the program's user has put in a log's place shows callers
 * nothing that he could not show them himself.
 */
public final class LogChannel {
  private static final int FLAGS = Fds.O_RDONLY | Fds.O_NONBLOCK | Fds.O_NOCTTY;

  private LogChannel() {}

  /**
   * Opens a log for reading.
   *
   * @throws IOException when it is not there, is no regular file, or may not be read
   */
  public static FileChannel open(Path path) throws IOException {
    regular(path, path);
    try {
      int fd = Links.open(path.toString(), FLAGS, 0);
      try {
        var opened = Path.of("/proc/self/fd/" + fd);
        regular(opened, path); // it may be another by now, and a pipe would be waited for
        return FileChannel.open(opened, StandardOpenOption.READ);
      } finally {
        Fds.close(fd);
      }
    } catch (PosixException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  /**
   * Some bytes of it.
   *
   * @param from offset of the first, 0 or more
   * @param most how many, as far as they are there
   */
  public static byte[] bytes(FileChannel channel, long from, int most) throws IOException {
    var buffer = ByteBuffer.allocate(most);
    while (buffer.hasRemaining() && channel.read(buffer, from + buffer.position()) > 0) {}
    return Arrays.copyOf(buffer.array(), buffer.position());
  }

  /**
   * What tells a file from others that have its name before or after it; empty = it is not there.
   */
  public static Optional<Object> identity(Path file) {
    try {
      return Optional.ofNullable(Files.readAttributes(file, BasicFileAttributes.class).fileKey());
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  private static void regular(Path file, Path name) throws NoSuchFileException {
    if (!Files.isRegularFile(file)) throw new NoSuchFileException(name + " is no regular file");
  }
}
