package jsupervisor.posix;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/**
 * One linked shape, {@code long f(long x 7)}, for every call: each further shape would cost
 * milliseconds at start-up. Addresses are passed as numbers, so callers keep the memory alive (an
 * arena in a try) and check sizes.
 */
final class Sys {
  private static final Linker LINKER = Linker.nativeLinker();
  private static final StructLayout CAPTURE = Linker.Option.captureStateLayout();
  private static final long ERRNO =
      CAPTURE.byteOffset(MemoryLayout.PathElement.groupElement("errno"));
  private static final ValueLayout.OfLong L = ValueLayout.JAVA_LONG;
  private static final MethodHandle CALL7 =
      LINKER.downcallHandle(
          FunctionDescriptor.of(L, L, L, L, L, L, L, L),
          Linker.Option.captureCallState("errno"),
          Linker.Option.firstVariadicArg(1));
  private static final MemorySegment SYSCALL = LINKER.defaultLookup().find("syscall").orElseThrow();
  private static final ThreadLocal<MemorySegment> SLOT =
      ThreadLocal.withInitial(() -> Arena.ofAuto().allocate(CAPTURE));

  private Sys() {}

  /**
   * A system call.
   *
   * @return its result, or the negative errno
   */
  static long call(int number, long a, long b, long c, long d, long e, long f) {
    var slot = SLOT.get();
    try {
      long result = (long) CALL7.invokeExact(SYSCALL, slot, (long) number, a, b, c, d, e, f);
      return result == -1 ? -slot.get(ValueLayout.JAVA_INT, ERRNO) : result;
    } catch (Throwable t) {
      throw new AssertionError("the shape of syscall(2) never throws", t);
    }
  }

  static long call(int number, long a, long b, long c) {
    return call(number, a, b, c, 0, 0, 0);
  }

  /** A function of the C library whose arguments and result fit into registers. */
  static long libc(String name, long a, long b, long c, long d, long e, long f) {
    var function = LINKER.defaultLookup().find(name).orElseThrow();
    try {
      return (long) CALL7.invokeExact(function, SLOT.get(), a, b, c, d, e, f, 0L);
    } catch (Throwable t) {
      throw new AssertionError(t);
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
