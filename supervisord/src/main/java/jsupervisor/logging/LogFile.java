package jsupervisor.logging;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The file of the main log: appended to, rotated after the write that crosses the limit. */
final class LogFile {
  private final Path path;
  private final long maxbytes;
  private final int backups;
  private final boolean regular;
  private FileChannel channel;

  /**
   * @param maxbytes 0 or less = never rotate
   */
  LogFile(Path path, long maxbytes, int backups) throws IOException {
    this.path = path;
    this.maxbytes = maxbytes;
    this.backups = backups;
    channel = open();
    regular = Files.isRegularFile(path);
  }

  private FileChannel open() throws IOException {
    return FileChannel.open(
        path, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
  }

  void write(byte[] bytes) throws IOException {
    var buffer = ByteBuffer.wrap(bytes);
    while (buffer.hasRemaining()) channel.write(buffer);
    if (maxbytes > 0 && regular && channel.size() >= maxbytes) rotate();
  }

  private void rotate() throws IOException {
    if (backups <= 0) {
      channel.truncate(0);
      return;
    }
    Backups.shift(path, backups);
    reopen();
  }

  /** Closes the file and opens what has its name now. */
  void reopen() throws IOException {
    var fresh = open();
    channel.close();
    channel = fresh;
  }

  /** Begins with a new, empty file; backups stay. */
  void clear() throws IOException {
    Files.deleteIfExists(path);
    reopen();
  }

  void close() throws IOException {
    channel.close();
  }
}
