package jsupervisor.loop;

import static java.util.stream.Collectors.joining;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import jsupervisor.core.Fact;
import jsupervisor.core.Moment;
import jsupervisor.terms.LogLevel;
import jsupervisor.terms.Pid;
import jsupervisor.terms.Signal;

/**
 * The time that a shutdown may take in all ({@code shutdown_timeout}); what is left then is killed,
 * whatever it may still have to wait for. When half of the time has gone everything is asked to
 * stop, out of turn, so that who holds up the others takes no more than that from them. Control
 * thread only.
 */
final class Grace {
  /** Whatever is born or stays in spite of a SIGKILL gets another one. */
  private static final Duration AGAIN = Duration.ofSeconds(1);

  private final Means means;
  private final Processes processes;
  private final Turns turns;
  private final int seconds;
  private boolean begun;

  /**
   * @param seconds 0 = as long as it takes
   */
  Grace(Means means, Processes processes, Turns turns, int seconds) {
    this.means = means;
    this.processes = processes;
    this.turns = turns;
    this.seconds = seconds;
  }

  /** The shutdown begins, or goes on after the JVM that began it was killed. */
  void begin() {
    if (seconds == 0 || begun) return;
    begun = true;
    var farewell = means.journal().farewell();
    var end = farewell.deadline().orElseGet(this::fromNow);
    means.journal().farewell(new Farewell(farewell.status(), Optional.of(end)));
    means.timers().at(end.plus(Duration.ofSeconds(seconds).dividedBy(-2)), this::hurry);
    means.timers().at(end, this::over);
  }

  private Moment fromNow() {
    return Means.now().moment().plus(Duration.ofSeconds(seconds));
  }

  private void hurry() {
    var waiting = processes.all().stream().filter(child -> child.state().code().running()).toList();
    if (waiting.isEmpty()) return;
    means.log().log(
        LogLevel.WARN,
        "half of shutdown_timeout is over, stopping at once what waits: "
            + waiting.stream().map(child -> child.name().text()).collect(joining(", ")));
    ask(waiting);
  }

  private void ask(List<Child> children) {
    for (var child : children) turns.happened(child, new Fact.ShutdownAsked(Means.now()));
  }

  private void over() {
    var left = processes.all().stream().filter(child -> !child.state().code().stopped()).toList();
    ask(left);
    kill(left.stream().filter(child -> child.pid != 0).toList());
    means.timers().at(Means.now().moment().plus(AGAIN), this::over);
  }

  private void kill(List<Child> left) {
    if (left.isEmpty()) return;
    var names = left.stream().map(child -> child.name().text() + " (" + child.pid + ")");
    means.log().log(
        LogLevel.WARN,
        "the shutdown has taken its %d seconds (shutdown_timeout), killing %s with SIGKILL"
            .formatted(seconds, names.collect(joining(", "))));
    for (var child : left) means.keeper().kill(new Pid(child.pid), Signal.KILL, true);
  }
}
