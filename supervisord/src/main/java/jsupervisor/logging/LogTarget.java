package jsupervisor.logging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import jsupervisor.posix.Datagrams;
import jsupervisor.posix.Errno;
import jsupervisor.posix.Fds;
import jsupervisor.posix.FileStat;
import jsupervisor.posix.Links;
import jsupervisor.posix.PosixException;

/**
 * What a log is written into: a file, or anything else that has a path: a pipe, a terminal, {@code
 * /dev/stdout}. Bytes always go to its end, wherever that is now, so that a file that somebody
 * truncates stays whole (known-traps C23); a write never waits for a reader. One thread.
 */
public final class LogTarget {
  private static final int MODE = 0666;
  private static final int FLAGS = Fds.O_CREAT | Fds.O_NONBLOCK | Fds.O_NOCTTY;

  /** What a pipe, and a terminal, certainly take when they take anything (poll(2)). */
  private static final int PIPE_PIECE = 4096;

  private static final int TERMINAL_PIECE = 256;

  private final String path;
  private int fd;
  private FileStat stat;

  /** The descriptor is a twin of one that others use, too: nothing may be set on it. */
  private boolean shared;

  private LogTarget(String path) {
    this.path = path;
    open();
  }

  /**
   * Opens it, and creates a file where there is nothing.
   *
   * @throws PosixException with the reason
   */
  public static LogTarget open(String path) {
    return new LogTarget(path);
  }

  private void open() {
    var standard = descriptor(path);
    int fresh = standard.isPresent() ? standard(standard.getAsInt()) : named();
    stat = Fds.stat(fresh);
    fd = fresh;
  }

  /** A FIFO is opened for reading, too, because it could not be opened without a reader. */
  private int named() {
    shared = false;
    boolean fifo = false;
    try {
      fifo = Fds.stat(path).fifo();
    } catch (PosixException _) {
      // opening will tell, or make it
    }
    return Links.open(path, FLAGS | (fifo ? Fds.O_RDWR : Fds.O_WRONLY), MODE);
  }

  /**
   * Opening gives a description of our own, which may be non-blocking; but a file needs the common
   * offset, a socket cannot be opened, and a pipe of another user must not be.
   */
  private int standard(int number) {
    shared = Fds.stat(number).regular();
    if (shared) return Fds.duplicate(number);
    try {
      return Fds.open("/proc/self/fd/" + number, FLAGS | Fds.O_WRONLY, MODE);
    } catch (PosixException _) {
      shared = true;
      return Fds.duplicate(number);
    }
  }

  /** The number behind names such as {@code /dev/stdout}. */
  private static OptionalInt descriptor(String path) {
    if (!path.startsWith("/dev/") && !path.startsWith("/proc/")) return OptionalInt.empty();
    if (path.equals("/dev/stdout")) return OptionalInt.of(1);
    if (path.equals("/dev/stderr")) return OptionalInt.of(2);
    if (!path.matches("(/dev/fd|/proc/self/fd)/\\d{1,9}")) return OptionalInt.empty();
    return OptionalInt.of(Integer.parseInt(path.substring(path.lastIndexOf('/') + 1)));
  }

  public int fd() {
    return fd;
  }

  /** A file of our own: it has an end, it can be rotated, emptied, and filled by splice(2). */
  public boolean file() {
    return stat.regular() && !shared;
  }

  /** Bytes in it; 0 when it is no file. */
  public long size() {
    return Fds.size(fd);
  }

  /** Bytes written, at least 1, or a negative errno: EAGAIN when a reader is slow. */
  public int write(byte[] bytes, int offset, int length) {
    if (!shared)
      return file() ? Fds.writeAt(fd, bytes, offset, length, size()) : put(bytes, offset, length);
    if (stat.socket()) return Datagrams.write(fd, bytes, offset, length);
    if (stat.regular()) return put(bytes, offset, length);
    if (!Fds.writable(fd, 0)) return -Errno.EAGAIN.number();
    return put(bytes, offset, Math.min(length, stat.fifo() ? PIPE_PIECE : TERMINAL_PIECE));
  }

  private int put(byte[] bytes, int offset, int length) {
    return Fds.write(fd, bytes, offset, length);
  }

  /**
   * Opens what has the name now.
   *
   * @throws PosixException when it cannot be opened; the old one stays in use
   */
  public void reopen() {
    int old = fd;
    boolean was = shared;
    try {
      open();
    } catch (PosixException e) {
      shared = was;
      throw e;
    }
    Fds.close(old);
  }

  /** Opens what has the name now, if that is something else or nothing. */
  public void follow() {
    boolean same;
    try {
      same = Fds.stat(path).same(stat);
    } catch (PosixException _) {
      same = false;
    }
    if (!same) reopen();
  }

  /**
   * Moves a file to the first backup and begins a new one; without backups it is emptied. Anything
   * else is left alone.
   */
  public void rotate(int backups) throws IOException {
    if (!file()) return;
    if (backups <= 0) {
      Fds.truncate(fd, 0);
      return;
    }
    Backups.shift(Path.of(path), backups);
    reopen();
  }

  /** Empties a file; anything else is left alone. */
  public void truncate() {
    if (file()) Fds.truncate(fd, 0);
  }

  /** Begins with another, empty file under the same name; anything else is left alone. */
  public void replace() throws IOException {
    if (!file()) return;
    Files.deleteIfExists(Path.of(path));
    reopen();
  }

  public void close() {
    Fds.close(fd);
  }
}
