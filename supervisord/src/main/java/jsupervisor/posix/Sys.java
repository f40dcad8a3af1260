package jsupervisor.posix;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;

/**
 * The kernel and the C library, through three functions of our own (posix.c). Addresses are passed
 * as numbers, so callers keep the memory alive (an arena in a try) and check sizes.
 */
final class Sys {
  static {
    System.loadLibrary("posix"); // from java.library.path, which the launcher names
  }

  private Sys() {}

  private static native long call(long number, long a, long b, long c, long d, long e, long f);

  private static native long function(long name);

  private static native long invoke(long function, long a, long b, long c, long d, long e, long f);

  /**
   * A system call (syscall(2)).
   *
   * @return its result, or the negative errno
   */
  static long call(int number, long a, long b, long c, long d, long e, long f) {
    return call((long) number, a, b, c, d, e, f);
  }

  static long call(int number, long a, long b, long c) {
    return call((long) number, a, b, c, 0, 0, 0);
  }

  /**
   * Where a copy of a text lies, in UTF-8 with a 0 behind it; the JDK's own costs each start ten
   * milliseconds of class making.
   */
  static long text(Arena arena, String text) {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    var copy = arena.allocate(bytes.length + 1);
    MemorySegment.copy(MemorySegment.ofArray(bytes), 0, copy, 0, bytes.length);
    return copy.address();
  }

  /** A function of the C library whose arguments and result fit into registers. */
  static long libc(String name, long a, long b, long c, long d, long e, long f) {
    try (var arena = Arena.ofConfined()) {
      long function = function(text(arena, name));
      if (function == 0) throw new UnsatisfiedLinkError("the C library has no " + name);
      return invoke(function, a, b, c, d, e, f);
    }
  }

  /**
   * The result of a call that must not fail.
   *
   * @throws PosixException when it is a negative errno
   */
  static long must(String operation, long result) {
    if (result < 0) throw new PosixException(operation, Errno.of((int) -result));
    return result;
  }
}
