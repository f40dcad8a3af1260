package jsupervisor.logging;

import java.io.IOException;
import java.util.function.Consumer;
import jsupervisor.posix.Errno;
import jsupervisor.posix.Fds;
import jsupervisor.posix.PosixException;

/**
 * The file of the main log: appended to, rotated after the write that crosses the limit. A reader
 * that takes nothing is waited for once, and not again until it takes something.
 */
final class LogFile {
  private static final long PATIENCE_MILLIS = 2000;

  private final String path;
  private final LogTarget target;
  private final long maxbytes;
  private final int backups;
  private final Consumer<String> complaints;
  private long rotateAt;
  private boolean stuck;

  /**
   * @param path of a file, or of anything else that can be written
   * @param maxbytes 0 or less = never rotate
   * @param complaints gets a sentence for this log
   * @throws IOException when it cannot be opened
   */
  LogFile(String path, long maxbytes, int backups, Consumer<String> complaints) throws IOException {
    this.path = path;
    this.complaints = complaints;
    this.maxbytes = maxbytes;
    this.rotateAt = maxbytes;
    this.backups = backups;
    try {
      target = LogTarget.open(path);
    } catch (PosixException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  void write(byte[] bytes) throws IOException {
    for (int done = 0; done < bytes.length; ) {
      int n = target.write(bytes, done, bytes.length - done);
      if (n == -Errno.EAGAIN.number() && patient()) continue;
      if (n < 0 && n != -Errno.EINTR.number()) throw new IOException(Errno.of(-n).text());
      if (n > 0) stuck = false;
      done += Math.max(0, n);
    }
    if (maxbytes > 0 && target.file() && target.size() >= rotateAt) rotate();
  }

  private void rotate() {
    rotateAt = maxbytes;
    try {
      target.rotate(backups);
    } catch (IOException | PosixException e) {
      rotateAt = target.size() + maxbytes;
      complaints.accept("cannot rotate " + path + ": " + e.getMessage());
    }
  }

  private boolean patient() {
    if (stuck) return false;
    stuck = !Fds.writable(target.fd(), PATIENCE_MILLIS);
    return !stuck;
  }

  /** Closes the file and opens what has its name now. */
  void reopen() {
    target.reopen();
  }

  /** Begins with a new, empty file; backups stay. */
  void clear() throws IOException {
    target.replace();
  }

  void close() {
    target.close();
  }
}
