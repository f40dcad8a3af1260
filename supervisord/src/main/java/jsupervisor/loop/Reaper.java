package jsupervisor.loop;

import java.util.Optional;
import jsupervisor.posix.Exited;
import jsupervisor.posix.ProcStat;
import jsupervisor.terms.LogLevel;

/** Finds out which children have ended. Control thread only. */
final class Reaper {
  private final Means means;
  private final Processes processes;
  private final Turns turns;

  Reaper(Means means, Processes processes, Turns turns) {
    this.means = means;
    this.processes = processes;
    this.turns = turns;
  }

  /** Takes every exit that the kernel has; each is in the journal before it is reaped. */
  void reap() {
    reapFrom(means.keeper().peek());
  }

  /**
   * The same, when a signal has told of one exit already, which saves asking for it. A signal may
   * be older than the reaping of its child: only a child that is dead now is believed.
   */
  void reap(Exited told) {
    boolean dead = processes.byPid(told.pid().value()).isPresent() && ProcStat.zombie(told.pid());
    reapFrom(dead ? Optional.of(told) : means.keeper().peek());
  }

  private void reapFrom(Optional<Exited> first) {
    var next = first;
    while (next.isPresent()) {
      record(next.get());
      next = means.keeper().reapAndPeek(next.get().pid());
    }
  }

  private void record(Exited exited) {
    var found = processes.byPid(exited.pid().value());
    if (found.isEmpty()) {
      means.log().log(
          LogLevel.INFO, "reaped unknown pid " + exited.pid() + " (" + exited.status().how() + ")");
      return;
    }
    var child = found.get();
    var ended = new Child.Ended(exited.pid().value(), exited.status(), Means.now());
    turns.ended(child, ended);
  }
}
