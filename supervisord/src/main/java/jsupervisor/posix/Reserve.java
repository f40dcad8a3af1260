package jsupervisor.posix;

import java.lang.foreign.Arena;
import java.lang.foreign.ValueLayout;

/**
 * Descriptors that programs may not use up: those who ask what is wrong, the next JVM, and what it
 * opens need some, too, or a full table would be one that nobody can look into.
 */
public final class Reserve {
  private static final int MOST = 64;
  private static final int PART = 4;

  private Reserve() {}

  /**
   * Whether less is left in this JVM than is kept back: 64 below the soft limit of RLIMIT_NOFILE,
   * or a quarter of a limit that is lower than 256 (getrlimit(2)). Any thread.
   */
  public static boolean touched() {
    long limit = limit();
    return lowestFree() >= limit - Math.min(MOST, limit / PART);
  }

  /**
   * Lets nobody go on who would touch it, or has.
   *
   * @throws PosixException EMFILE, when it is touched
   */
  public static void spare() {
    if (touched()) throw new PosixException("reserve", Errno.EMFILE);
  }

  private static long limit() {
    try (var arena = Arena.ofConfined()) {
      var limits = arena.allocate(16, 8);
      Sys.must("prlimit", Sys.call(Numbers.PRLIMIT64, 0, Limits.NOFILE, 0, limits.address(), 0, 0));
      long soft = limits.get(ValueLayout.JAVA_LONG, 0);
      return soft < 0 ? Long.MAX_VALUE : soft;
    }
  }

  /** Numbers are given from below; where there is none left it is beyond all limits. */
  private static long lowestFree() {
    try {
      int fd = Fds.duplicate(0);
      Fds.close(fd);
      return fd;
    } catch (PosixException _) {
      return Long.MAX_VALUE;
    }
  }
}
