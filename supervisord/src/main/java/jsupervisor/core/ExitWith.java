package jsupervisor.core;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import jsupervisor.terms.ProcessName;
import jsupervisor.terms.StateCode;

/**
 * When the daemon ends because its programs have, and with which exit status (docs, exit_with).
 * Only a process that has ended by itself and is not started again counts: EXITED for good, or
 * FATAL. What was decided can be decided again from the same states. Pure.
 */
public sealed interface ExitWith {

  /** Never: somebody has to ask for it. */
  record Nothing() implements ExitWith {}

  /** When that process rests. */
  record Process(ProcessName name) implements ExitWith {}

  /** When any process is FATAL. */
  record AnyFatal() implements ExitWith {}

  /**
   * When every process that was ever started rests. One that somebody has stopped does not: it may
   * be started again. Event listeners are passed over, because they never end.
   */
  record AllDone() implements ExitWith {}

  /**
   * A process to be judged.
   *
   * @param listener whether it is an event listener
   */
  record Judged(Program program, Life life, boolean listener) {
    /** Whether it has ended by itself and nothing but a request starts it again. */
    public boolean rests() {
      return switch (life.state()) {
        case ProcessState.Fatal _ -> true;
        case ProcessState.Exited(var expected) -> !Moves.restarts(program.autorestart(), expected);
        case ProcessState.Stopped _,
            ProcessState.Launching _,
            ProcessState.Recalled _,
            ProcessState.Starting _,
            ProcessState.Running _,
            ProcessState.Backoff _,
            ProcessState.Stopping _,
            ProcessState.Unknown _ ->
            false;
      };
    }

    private boolean fatal() {
      return life.state().code() == StateCode.FATAL;
    }

    private boolean expected() {
      return life.state() instanceof ProcessState.Exited(var expected) && expected;
    }

    private boolean begun() {
      return life.history().lastStartMillis() != 0;
    }

    /** A process that failed never looks like a success, whatever its last code was. */
    private Leave failed() {
      return new Leave(this, Math.max(1, status()));
    }

    private Leave asItWas() {
      return fatal() ? failed() : new Leave(this, status());
    }

    private int status() {
      return life.history().lastEnd().map(how -> how.status()).orElse(0);
    }
  }

  /**
   * The daemon is to end.
   *
   * @param because of this process
   * @param status exit status, 0 to 255
   */
  record Leave(Judged because, int status) {}

  /**
   * Decides.
   *
   * @param all processes there are
   * @return empty while there is no reason to end
   */
  default Optional<Leave> judge(Collection<Judged> all) {
    return switch (this) {
      case Nothing() -> Optional.empty();
      case Process(var name) ->
          all.stream()
              .filter(one -> one.program().name().equals(name) && one.rests())
              .findFirst()
              .map(Judged::asItWas);
      case AnyFatal() ->
          all.stream().filter(Judged::fatal).min(ExitWith::byTime).map(Judged::failed);
      case AllDone() -> done(all.stream().filter(one -> one.begun() && !one.listener()).toList());
    };
  }

  /** Who ended first is the one that is blamed. */
  private static int byTime(Judged a, Judged b) {
    return Long.compare(a.life().history().lastStopMillis(), b.life().history().lastStopMillis());
  }

  private static Optional<Leave> done(List<Judged> begun) {
    if (begun.isEmpty() || !begun.stream().allMatch(Judged::rests)) return Optional.empty();
    var blamed =
        begun.stream().filter(one -> !one.expected()).min(ExitWith::byTime).map(Judged::failed);
    return blamed.or(() -> begun.stream().max(ExitWith::byTime).map(last -> new Leave(last, 0)));
  }
}
