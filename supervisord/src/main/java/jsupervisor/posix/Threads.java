package jsupervisor.posix;

import java.lang.foreign.Arena;

/** How the kernel treats the calling thread. */
public final class Threads {
  private static final int SCHED_OTHER = 0;
  private static final int SCHED_BATCH = 3;

  private Threads() {}

  /**
   * From now on this thread, when it is woken, does not push another one off its processor
   * (SCHED_BATCH, sched(7)): what it does can wait until a program that is just being started has
   * started. Where the daemon was given another policy on purpose, that one stays.
   */
  public static void patient() {
    if (Sys.call(Numbers.SCHED_GETSCHEDULER, 0, 0, 0) != SCHED_OTHER) return;
    try (var arena = Arena.ofConfined()) {
      Sys.call(Numbers.SCHED_SETSCHEDULER, 0, SCHED_BATCH, arena.allocate(4, 4).address());
    }
  }
}
