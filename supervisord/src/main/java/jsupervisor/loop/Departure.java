package jsupervisor.loop;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import jsupervisor.core.ExitWith;
import jsupervisor.core.ProcessState;
import jsupervisor.terms.ExitStatus;
import jsupervisor.terms.LogLevel;

/**
 * Ends the daemon when its programs give the reason that {@code exit_with} names. It looks when a
 * process has come to rest since it last did, and once after a takeover, because the JVM before may
 * have been killed between the end of a process and what follows from it; a group that is removed
 * gives no reason. Control thread only.
 */
final class Departure {
  private final Means means;
  private final Processes processes;
  private final Ending ending;
  private final ExitWith reason;
  private long seen = -1;
  private Set<Child> resting = Set.of();

  Departure(Means means, Processes processes, Ending ending, ExitWith reason) {
    this.means = means;
    this.processes = processes;
    this.ending = ending;
    this.reason = reason;
  }

  /** Costs nothing while nothing changes, or without a reason. */
  void look() {
    if (reason instanceof ExitWith.Nothing || ending.begun()) return;
    long changes = means.journal().changes();
    if (changes == seen) return;
    seen = changes;
    var all = processes.all();
    if (moreRest(all))
      reason.judge(all.stream().map(Departure::judged).toList()).ifPresent(this::go);
  }

  private boolean moreRest(List<Child> all) {
    var now = new HashSet<Child>();
    for (var child : all) if (judged(child).rests()) now.add(child);
    boolean more = !resting.containsAll(now);
    resting = now;
    return more;
  }

  private static ExitWith.Judged judged(Child child) {
    return new ExitWith.Judged(child.config.program(), child.life, child.listening.isPresent());
  }

  private void go(ExitWith.Leave leave) {
    var life = leave.because().life();
    var how = life.history().lastEnd().map(ExitStatus::how).orElse("it could not be started");
    var state = life.state() instanceof ProcessState.Fatal ? "FATAL" : "EXITED";
    var text = "%s is %s (%s), so exit_with ends the daemon with exit status %d";
    var name = leave.because().program().name().text();
    means.log().log(LogLevel.WARN, text.formatted(name, state, how, leave.status()));
    ending.shutdown(leave.status());
  }
}
