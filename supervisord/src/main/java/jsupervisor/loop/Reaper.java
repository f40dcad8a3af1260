package jsupervisor.loop;

import java.util.Optional;
import jsupervisor.posix.Exited;
import jsupervisor.posix.PosixException;
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
    reapFrom(look(Optional.empty()));
  }

  /**
   * The same, when a signal has told of one exit already, which saves asking for it. A signal may
   * be older than the reaping of its child: only a child that is dead now is believed.
   */
  void reap(Exited told) {
    boolean dead = processes.byPid(told.pid().value()).isPresent() && ProcStat.zombie(told.pid());
    reapFrom(dead ? Optional.of(told) : look(Optional.empty()));
  }

  private void reapFrom(Optional<Exited> first) {
    var next = first;
    while (next.isPresent()) {
      record(next.get());
      next = look(next);
    }
  }

  /** What has ended apart from {@code before}, which is reaped. */
  private Optional<Exited> look(Optional<Exited> before) {
    try {
      return before.isEmpty()
          ? means.keeper().exits().peek()
          : means.keeper().exits().reapAndPeek(before.get().pid());
    } catch (PosixException e) {
      var what = "waitpid error " + e.errno().number();
      means.log().log(LogLevel.CRITICAL, what + "; a process may not be cleaned up properly");
      return Optional.empty();
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
