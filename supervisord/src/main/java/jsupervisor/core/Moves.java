package jsupervisor.core;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import jsupervisor.core.Effect.Announce;
import jsupervisor.core.Effect.Say;
import jsupervisor.core.Effect.Send;
import jsupervisor.core.Effect.Spawn;
import jsupervisor.core.Effect.WakeAt;
import jsupervisor.core.ProcessState.Backoff;
import jsupervisor.core.ProcessState.Exited;
import jsupervisor.core.ProcessState.Fatal;
import jsupervisor.core.ProcessState.Launching;
import jsupervisor.core.ProcessState.Starting;
import jsupervisor.core.ProcessState.Stopping;
import jsupervisor.core.ProcessState.Unknown;
import jsupervisor.terms.ExitStatus;
import jsupervisor.terms.Pid;
import jsupervisor.terms.Signal;

/** The ways from one state to the next, with all that goes with them. */
final class Moves {
  /** Between two SIGKILLs, also where stopwaitsecs is 0, so that the loop does not spin. */
  private static final Duration KILL_PAUSE = Duration.ofSeconds(1);

  private Moves() {}

  /**
   * Whether an exit is followed by a start.
   *
   * @param expected whether the exit code is one of exitcodes
   */
  static boolean restarts(Autorestart policy, boolean expected) {
    return switch (policy) {
      case NEVER -> false;
      case ALWAYS -> true;
      case UNEXPECTED -> !expected;
    };
  }

  static Step launch(Life life, Now at, int tries) {
    return enter(life, new Launching(tries), life.history().started(at), List.of(), new Spawn());
  }

  static Step spawned(Program program, Life life, int tries, Now at, Pid pid) {
    var upAt = at.moment().plus(program.startsecs());
    return enter(
        life,
        new Starting(tries, pid, upAt),
        life.history().born(),
        List.of(Lines.spawned(program, pid)),
        new WakeAt(upAt));
  }

  /** A start that failed before there was a child: its reason is said before the change. */
  static Step fail(Program program, Life life, Now at, History history, Say reason) {
    var next = nextTry(program, life.state().tries() + 1, at);
    return enter(life, next, history, List.of(reason), new WakeAt(next.retryAt()));
  }

  /** A start that failed because the child did not last: the change is said before its reason. */
  static Step tooQuickly(Program program, Life life, Now at, ExitStatus how) {
    var next = nextTry(program, life.state().tries() + 1, at);
    var history = life.history().failed(at, how, Lines.failed(how, Lines.TOO_QUICKLY));
    var line = Lines.exited(program, how, false);
    return enter(life, next, history, List.of(), line, new WakeAt(next.retryAt()));
  }

  static Backoff nextTry(Program program, int tries, Now at) {
    boolean last = tries > program.startretries();
    return new Backoff(tries, last ? at.moment() : at.moment().plus(Duration.ofSeconds(tries)));
  }

  static Step retry(Program program, Life life, Backoff now, Now at, boolean mayStart) {
    if (now.tries() > program.startretries())
      return enter(life, new Fatal(), life.history(), List.of(), Lines.gaveUp(program));
    if (!mayStart) return stay(life);
    if (!at.moment().reached(now.retryAt())) return stay(life, new WakeAt(now.retryAt()));
    return launch(life, at, now.tries());
  }

  static Step leave(Program program, Life life, Now at, ExitStatus how) {
    boolean expected = expected(program, how);
    var ended = life.history().ended(at, how);
    var history =
        expected ? ended : ended.blamed(Lines.failed(how, "Bad exit code " + how.number()));
    var line = Lines.exited(program, how, expected);
    return restarts(program.autorestart(), expected)
        ? enter(life, new Exited(expected), history, List.of(), line, new WakeAt(at.moment()))
        : enter(life, new Exited(expected), history, List.of(), line);
  }

  static Step stop(Program program, Life life, Pid pid, Now at) {
    var killAt = at.moment().plus(program.stopwaitsecs());
    return enter(
        life,
        new Stopping(pid, killAt),
        life.history(),
        List.of(Lines.killing(program, pid, program.stopsignal(), program.stopasgroup())),
        new Send(pid, program.stopsignal(), program.stopasgroup()),
        new WakeAt(killAt));
  }

  static Step kill(Program program, Life life, Pid pid, Now at) {
    var wait = program.stopwaitsecs();
    var again = at.moment().plus(wait.compareTo(KILL_PAUSE) < 0 ? KILL_PAUSE : wait);
    return enter(
        life,
        new Stopping(pid, again),
        life.history(),
        List.of(
            Lines.overdue(program, pid),
            Lines.killing(program, pid, Signal.KILL, program.killasgroup())),
        new Send(pid, Signal.KILL, program.killasgroup()),
        new WakeAt(again));
  }

  static Step lose(Life life, String what) {
    return enter(life, new Unknown(), life.history(), List.of(Lines.problem(what)));
  }

  /** A child that no order of ours accounts for: it must not live on unwatched. */
  static Step stray(Program program, Life life, Pid pid) {
    if (life.state().child().filter(pid::equals).isPresent()) return stay(life);
    return stay(life, Lines.stray(program, pid), new Send(pid, Signal.KILL, program.killasgroup()));
  }

  static boolean expected(Program program, ExitStatus how) {
    return program.exitcodes().contains(how.number());
  }

  static Step stay(Life life, Effect... effects) {
    return new Step(life, List.of(effects));
  }

  /** The one door: no change of public state goes without its announcement. */
  static Step enter(
      Life from, ProcessState to, History history, List<Effect> before, Effect... after) {
    var effects = new ArrayList<>(before);
    if (from.state().code() != to.code()) effects.add(announce(from.state(), to));
    effects.addAll(List.of(after));
    return new Step(new Life(to, history), effects);
  }

  private static Announce announce(ProcessState from, ProcessState to) {
    int pid = to.child().or(from::child).map(Pid::value).orElse(0);
    return new Announce(from, to, pid, to.tries());
  }
}
