package jsupervisor.loop;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import jsupervisor.posix.Keeper;
import jsupervisor.posix.ProcStat;
import jsupervisor.terms.Pid;
import jsupervisor.terms.Signal;

/** Ends children that nobody can supervise, as their wills say. */
public final class Orphans {
  private static final long PAUSE_MILLIS = 20;

  private Orphans() {}

  /**
   * Stops every child of the journal, the highest rank first, and waits for each rank. What is left
   * of a process group when its time is over, or its first process has ended, is killed.
   *
   * @param keeper may be dead
   */
  public static void stop(Keeper keeper, Journal journal) {
    var ranks = new TreeMap<Integer, List<Will.Of>>(Comparator.reverseOrder());
    for (var of : journal.willed())
      ranks.computeIfAbsent(of.will().rank(), _ -> new ArrayList<>()).add(of);
    ranks.values().forEach(rank -> stop(keeper, rank));
  }

  private static void stop(Keeper keeper, List<Will.Of> rank) {
    for (var of : rank) {
      var will = of.will();
      keeper.kill(new Pid(of.pid()), new Signal(will.signal()), will.group());
    }
    int millis = rank.stream().mapToInt(of -> of.will().millis()).max().orElse(0);
    long end = System.nanoTime() + Duration.ofMillis(millis).toNanos();
    while (System.nanoTime() - end < 0 && rank.stream().anyMatch(Orphans::lives)) {
      try {
        Thread.sleep(PAUSE_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        break;
      }
    }
    for (var of : rank) keeper.kill(new Pid(of.pid()), Signal.KILL, true);
  }

  private static boolean lives(Will.Of of) {
    return ProcStat.lives(new Pid(of.pid()));
  }
}
