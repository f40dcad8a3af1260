package jsupervisor.output;

import java.io.IOException;
import java.nio.file.Path;
import jsupervisor.logging.Backups;
import jsupervisor.logging.MainLog;
import jsupervisor.posix.Errno;
import jsupervisor.posix.Fds;
import jsupervisor.posix.FileStat;
import jsupervisor.posix.PosixException;
import jsupervisor.terms.LogLevel;

/**
 * An open log file. Bytes are always put at its end, wherever that is now, so that a file that
 * somebody truncates stays whole. When it cannot be written, bytes are dropped and counted rather
 * than letting the child wait; writing is tried again from time to time. Output thread only.
 */
final class Outlet {
  private static final long RETRY_NANOS = 1_000_000_000L;
  private static final int MODE = 0666;
  private static final int FLAGS = Fds.O_WRONLY | Fds.O_CREAT | Fds.O_NONBLOCK;

  private final Sink sink;
  private final MainLog log;
  private int fd;
  private FileStat identity;
  private int users;
  private long rotateAt;
  private boolean splices = true;
  private boolean broken;
  private long lost;
  private long retryAt;
  private byte[] waiting = {};

  /**
   * Opens the file.
   *
   * @throws PosixException with the reason
   */
  Outlet(Sink sink, MainLog log) {
    this.sink = sink;
    this.log = log;
    fd = Fds.open(sink.path(), FLAGS, MODE);
    identify();
  }

  private void identify() {
    identity = Fds.stat(fd);
    rotateAt = sink.maxbytes();
  }

  void use() {
    users++;
  }

  /** Says whether nobody uses it any more; then it is closed. */
  boolean leave() {
    if (--users > 0) return false;
    flush();
    Fds.close(fd);
    return true;
  }

  /** A regular file can take bytes straight from a pipe. */
  boolean direct() {
    return identity.regular() && splices && !failing();
  }

  /** Whether it is too slow at the moment to be given more. */
  boolean busy() {
    return waiting.length > 0;
  }

  private boolean failing() {
    return broken && System.nanoTime() - retryAt < 0;
  }

  /**
   * Takes what a pipe holds, without copying it.
   *
   * @return bytes taken, 0 at the pipe's end, or a negative errno; after an error of the file
   *     itself, {@link #direct} is false for a while
   */
  long splice(int pipe, int most) {
    long taken = Fds.splice(pipe, fd, Fds.size(fd), most);
    if (taken > 0) written();
    else if (taken == -Errno.EINVAL.number()) splices = false;
    else if (taken < 0 && taken != -Errno.EAGAIN.number()) failed(Errno.of((int) -taken), 0);
    return taken;
  }

  /** Writes bytes; those that cannot be written are counted. */
  void write(byte[] bytes, int length) {
    if (failing()) {
      lost += length;
      return;
    }
    int done = 0;
    while (done < length) {
      int n = put(bytes, done, length - done);
      if (n == -Errno.EINTR.number()) continue;
      if (n == -Errno.EAGAIN.number()) {
        waiting = java.util.Arrays.copyOfRange(bytes, done, length);
        return;
      }
      if (n < 0) {
        failed(Errno.of(-n), length - done);
        return;
      }
      done += n;
    }
    if (length > 0) written();
  }

  /** Regular files by splice's rule: at the end, wherever it is. */
  private int put(byte[] bytes, int offset, int length) {
    if (identity.regular()) return Fds.writeAt(fd, bytes, offset, length, Fds.size(fd));
    return Fds.write(fd, bytes, offset, length);
  }

  /** Tries again what a slow reader at the other end would not take. */
  void flush() {
    if (!busy()) return;
    var again = waiting;
    waiting = new byte[0];
    write(again, again.length);
  }

  private void failed(Errno errno, int bytes) {
    if (!broken)
      say(
          LogLevel.WARN,
          "cannot write to "
              + sink.path()
              + ": "
              + errno.text()
              + "; output is dropped until it can be written again");
    broken = true;
    lost += bytes;
    retryAt = System.nanoTime() + RETRY_NANOS;
  }

  private void written() {
    if (broken) {
      say(
          LogLevel.WARN,
          sink.path() + " can be written again; " + lost + " bytes of output were lost");
      broken = false;
      lost = 0;
    }
    if (rotateAt > 0 && identity.regular() && Fds.size(fd) >= rotateAt) rotate();
  }

  private void rotate() {
    try {
      if (sink.backups() <= 0) {
        Fds.truncate(fd, 0);
        return;
      }
      Backups.shift(Path.of(sink.path()), sink.backups());
      reopen();
    } catch (IOException | PosixException e) {
      rotateAt = Fds.size(fd) + sink.maxbytes();
      say(LogLevel.WARN, "cannot rotate " + sink.path() + ": " + e.getMessage());
    }
  }

  /**
   * Opens what has the file's name now.
   *
   * @throws PosixException when it cannot be opened; the old one stays in use
   */
  void reopen() {
    int fresh = Fds.open(sink.path(), FLAGS, MODE);
    Fds.close(fd);
    fd = fresh;
    identify();
  }

  /** Follows the name, if another file or none has it now. */
  void follow() {
    boolean same;
    try {
      same = Fds.stat(sink.path()).same(identity);
    } catch (PosixException _) {
      same = false;
    }
    if (!same) reopen();
  }

  /** Empties the file; backups stay. */
  void clear() {
    follow();
    if (identity.regular()) Fds.truncate(fd, 0);
  }

  private void say(LogLevel level, String text) {
    log.log(level, text);
  }
}
