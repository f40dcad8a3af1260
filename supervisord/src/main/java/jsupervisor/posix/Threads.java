package jsupervisor.posix;

import java.lang.foreign.Arena;

/** How the kernel treats the calling thread. */
public final class Threads {
  private static final int SCHED_OTHER = 0;
  private static final int SCHED_BATCH = 3;

  private static final int PRIO_PROCESS = 0; // on Linux a thread
  private static final int RAW = 20; // the kernel's answer is so much less the nice value
  private static final int NICER = 5;

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

  /**
   * The same, and while others want a processor this thread gets a third of its share
   * (setpriority(2), 5 more than it has): it looks at what happens, and nobody waits for it. For
   * ever, and for the threads that it makes and the commands that it starts as well; so it is for
   * those that do neither.
   */
  public static void background() {
    patient();
    long raw = Sys.call(Numbers.GETPRIORITY, PRIO_PROCESS, 0, 0);
    if (raw > 0) Sys.call(Numbers.SETPRIORITY, PRIO_PROCESS, 0, RAW - raw + NICER);
  }
}
