package jsupervisor.tails;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
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

  private static void regular(Path file, Path name) throws NoSuchFileException {
    if (!Files.isRegularFile(file)) throw new NoSuchFileException(name + " is no regular file");
  }
}
