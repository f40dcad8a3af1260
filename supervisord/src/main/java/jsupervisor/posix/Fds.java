package jsupervisor.posix;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * File descriptors. All that are made here close themselves at execve. Results below zero are
 * negative error numbers; methods without a result throw {@link PosixException}.
 */
public final class Fds {
  public static final int O_RDONLY = 0;
  public static final int O_WRONLY = 1;
  public static final int O_RDWR = 2;
  public static final int O_CREAT = 0100;
  public static final int O_TRUNC = 01000;
  public static final int O_APPEND = 02000;
  public static final int O_NONBLOCK = 04000;

  /** A terminal that is opened does not become the controlling one. */
  public static final int O_NOCTTY = 0400;

  static final int O_CLOEXEC = 02000000;

  /** For what is looked at and neither read nor written. */
  static final int O_PATH = 010000000;

  private static final int F_DUPFD_CLOEXEC = 1030;
  private static final int F_GETFL = 3;
  private static final int F_SETFL = 4;
  private static final int F_SETPIPE_SZ = 1031;
  private static final int FIONREAD = 0x541B;
  private static final int LOCK_EX_NB = 6;
  private static final int SPLICE_MOVE_NONBLOCK = 3;
  private static final short POLLOUT = 4;
  private static final long MILLION = 1_000_000;

  private Fds() {}

  /** A new pipe, both ends blocking. */
  public static Pipe pipe() {
    try (var arena = Arena.ofConfined()) {
      var ends = arena.allocate(8);
      Sys.must("pipe2", Sys.call(Numbers.PIPE2, ends.address(), O_CLOEXEC, 0));
      return new Pipe(ends.get(ValueLayout.JAVA_INT, 0), ends.get(ValueLayout.JAVA_INT, 4));
    }
  }

  /** Closes; whatever the kernel says, the number is free afterwards. */
  public static void close(int fd) {
    Sys.call(Numbers.CLOSE, fd, 0, 0);
  }

  public static void nonBlocking(int fd) {
    long flags = Sys.must("fcntl", Sys.call(Numbers.FCNTL, fd, F_GETFL, 0));
    Sys.must("fcntl", Sys.call(Numbers.FCNTL, fd, F_SETFL, flags | O_NONBLOCK));
  }

  /** Bytes read, 0 at the end, or a negative errno. */
  public static int read(int fd, MemorySegment into, int length) {
    if (length > into.byteSize()) throw new IndexOutOfBoundsException(length);
    return (int) Sys.call(Numbers.READ, fd, into.address(), length);
  }

  /** Bytes written, or a negative errno. */
  public static int write(int fd, MemorySegment from, int length) {
    if (length > from.byteSize()) throw new IndexOutOfBoundsException(length);
    return (int) Sys.call(Numbers.WRITE, fd, from.address(), length);
  }

  /** Bytes read, 0 at the end, or a negative errno. */
  public static int read(int fd, byte[] into) {
    try (var arena = Arena.ofConfined()) {
      var buffer = arena.allocate(Math.max(1, into.length));
      int n = read(fd, buffer, into.length);
      if (n > 0) MemorySegment.copy(buffer, 0, MemorySegment.ofArray(into), 0, n);
      return n;
    }
  }

  /** Bytes written, or a negative errno. */
  public static int write(int fd, byte[] from, int offset, int length) {
    try (var arena = Arena.ofConfined()) {
      var buffer = arena.allocate(Math.max(1, length));
      MemorySegment.copy(MemorySegment.ofArray(from), offset, buffer, 0, length);
      return write(fd, buffer, length);
    }
  }

  /** Bytes written at an offset of the file (pwrite(2)), or a negative errno. */
  public static int writeAt(int fd, byte[] from, int offset, int length, long at) {
    try (var arena = Arena.ofConfined()) {
      var buffer = arena.allocate(Math.max(1, length));
      MemorySegment.copy(MemorySegment.ofArray(from), offset, buffer, 0, length);
      return (int) Sys.call(Numbers.PWRITE64, fd, buffer.address(), length, at, 0, 0);
    }
  }

  /**
   * Moves bytes from a pipe without copying them through here (splice(2)); never blocks on the
   * pipe.
   *
   * @param outOffset where in the file, or -1 for its own position
   * @return bytes moved, 0 at the end, or a negative errno
   */
  public static long splice(int in, int out, long outOffset, int length) {
    if (outOffset < 0) return Sys.call(Numbers.SPLICE, in, 0, out, 0, length, SPLICE_MOVE_NONBLOCK);
    try (var arena = Arena.ofConfined()) {
      var offset = arena.allocateFrom(ValueLayout.JAVA_LONG, outOffset);
      return Sys.call(Numbers.SPLICE, in, 0, out, offset.address(), length, SPLICE_MOVE_NONBLOCK);
    }
  }

  /**
   * Copies bytes from one pipe to another, so that they stay in the first (tee(2)); never blocks.
   *
   * @return bytes copied, 0 at the end, or a negative errno
   */
  public static int tee(int in, int out, int length) {
    return (int) Sys.call(Numbers.TEE, in, out, length, SPLICE_MOVE_NONBLOCK, 0, 0);
  }

  /**
   * Makes a pipe hold more (F_SETPIPE_SZ of fcntl(2)).
   *
   * @param bytes a power of two
   * @return whether the kernel did; it may refuse an ordinary user
   */
  public static boolean pipeCapacity(int fd, int bytes) {
    return Sys.call(Numbers.FCNTL, fd, F_SETPIPE_SZ, bytes) >= 0;
  }

  /** Bytes that wait in a pipe. */
  public static int available(int fd) {
    try (var arena = Arena.ofConfined()) {
      var count = arena.allocate(ValueLayout.JAVA_INT);
      Sys.must("ioctl FIONREAD", Sys.call(Numbers.IOCTL, fd, FIONREAD, count.address()));
      return count.get(ValueLayout.JAVA_INT, 0);
    }
  }

  /**
   * Opens a file (open(2)).
   *
   * @throws PosixException with {@code open PATH}
   */
  public static int open(String path, int flags, int mode) {
    try (var arena = Arena.ofConfined()) {
      long at = Sys.text(arena, path);
      return (int)
          Sys.must(
              "open " + path,
              Sys.call(Numbers.OPENAT, Numbers.AT_FDCWD, at, flags | O_CLOEXEC, mode, 0, 0));
    }
  }

  /** Makes {@code to} the same as {@code from}, closing what it was. */
  public static void dup3(int from, int to) {
    Sys.must("dup3", Sys.call(Numbers.DUP3, from, to, O_CLOEXEC));
  }

  /** Another number for the same open file; what is set on one holds for both. */
  public static int duplicate(int fd) {
    return (int) Sys.must("dup " + fd, Sys.call(Numbers.FCNTL, fd, F_DUPFD_CLOEXEC, 3));
  }

  /**
   * Waits until a descriptor takes bytes, or is broken, which a write will tell (ppoll(2)).
   *
   * @param millis at most; 0 = only looks
   */
  public static boolean writable(int fd, long millis) {
    try (var arena = Arena.ofConfined()) {
      var poll = arena.allocate(8, 8);
      poll.set(ValueLayout.JAVA_INT, 0, fd);
      poll.set(ValueLayout.JAVA_SHORT, 4, POLLOUT);
      var limit = arena.allocate(16, 8);
      limit.set(ValueLayout.JAVA_LONG, 0, millis / 1000);
      limit.set(ValueLayout.JAVA_LONG, 8, millis % 1000 * MILLION);
      return Sys.call(Numbers.PPOLL, poll.address(), 1, limit.address(), 0, 0, 0) > 0;
    }
  }

  /**
   * Locks a file for its open description, hence for all who have a copy of the descriptor
   * (flock(2)); never waits.
   *
   * @return false when another description has the lock, or the file system gives none
   */
  public static boolean lock(int fd) {
    return Sys.call(Numbers.FLOCK, fd, LOCK_EX_NB, 0) == 0;
  }

  public static long size(int fd) {
    return stat(fd).size();
  }

  public static FileStat stat(int fd) {
    try (var arena = Arena.ofConfined()) {
      var stat = arena.allocate(Numbers.STAT, 8);
      Sys.must("fstat", Sys.call(Numbers.FSTAT, fd, stat.address(), 0));
      return stat(stat);
    }
  }

  /**
   * Of the file at a path, links followed.
   *
   * @throws PosixException with {@code stat PATH}
   */
  public static FileStat stat(String path) {
    try (var arena = Arena.ofConfined()) {
      var stat = arena.allocate(Numbers.STAT, 8);
      long at = Sys.text(arena, path);
      Sys.must(
          "stat " + path,
          Sys.call(Numbers.NEWFSTATAT, Numbers.AT_FDCWD, at, stat.address(), 0, 0, 0));
      return stat(stat);
    }
  }

  private static FileStat stat(MemorySegment stat) {
    return new FileStat(
        stat.get(ValueLayout.JAVA_LONG, 0),
        stat.get(ValueLayout.JAVA_LONG, 8),
        stat.get(ValueLayout.JAVA_INT, Numbers.STAT_MODE),
        stat.get(ValueLayout.JAVA_INT, Numbers.STAT_UID),
        stat.get(ValueLayout.JAVA_LONG, Numbers.STAT_SIZE));
  }

  /** Whether this process may execute the file (access(2) with X_OK). */
  public static boolean executable(String path) {
    try (var arena = Arena.ofConfined()) {
      return Sys.call(Numbers.FACCESSAT, Numbers.AT_FDCWD, Sys.text(arena, path), 1) == 0;
    }
  }

  public static void truncate(int fd, long length) {
    Sys.must("ftruncate", Sys.call(Numbers.FTRUNCATE, fd, length, 0));
  }
}
