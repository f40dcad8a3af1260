package jsupervisor.loop;

import java.time.Duration;
import java.util.List;
import jsupervisor.posix.Keeper;
import jsupervisor.terms.Pid;
import jsupervisor.terms.Signal;

/** Ends children that nobody can supervise. */
public final class Orphans {
  private static final Duration GRACE = Duration.ofSeconds(5);
  private static final long PAUSE_MILLIS = 50;

  private Orphans() {}

  /** TERM to every child's group, and KILL to what is left after a grace. */
  public static void stop(Keeper keeper, List<Integer> pids) {
    var children = pids.stream().map(Pid::new).toList();
    for (var pid : children) keeper.kill(pid, Signal.TERM, true);
    long end = System.nanoTime() + GRACE.toNanos();
    while (System.nanoTime() - end < 0 && children.stream().anyMatch(p -> lives(keeper, p))) {
      try {
        Thread.sleep(PAUSE_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        break;
      }
    }
    for (var pid : children) if (lives(keeper, pid)) keeper.kill(pid, Signal.KILL, true);
  }

  private static boolean lives(Keeper keeper, Pid pid) {
    return keeper.lives(pid);
  }
}
