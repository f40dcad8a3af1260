package jsupervisor.loop;

import jsupervisor.posix.Exited;
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
    var next = means.keeper().peek();
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
