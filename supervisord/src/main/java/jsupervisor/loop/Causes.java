package jsupervisor.loop;

import jsupervisor.ask.Cause;
import jsupervisor.ask.Cause.Judged;
import jsupervisor.core.Effect.Announce;
import jsupervisor.core.Fact;
import jsupervisor.core.ProcessState;
import jsupervisor.core.Program;
import jsupervisor.terms.ExitStatus;
import jsupervisor.terms.StateCode;

/** Which fact has led to which change: what is told of it. Pure; any thread. */
final class Causes {
  private static final Cause START = new Cause.StartRequested();
  private static final Cause STOP = new Cause.StopRequested();
  private static final Cause ENDING = new Cause.DaemonEnding();
  private static final Cause AGAIN = new Cause.Autorestart();

  private Causes() {}

  /**
   * The cause of a change.
   *
   * @param program how the process is treated
   * @param fact what its machine was told
   * @param change one of the changes that this has led to
   */
  static Cause of(Program program, Fact fact, Announce change) {
    return switch (fact) {
      case Fact.StartAsked _ -> START;
      case Fact.StopAsked _ -> STOP;
      case Fact.ShutdownAsked _ -> ENDING;
      // a child that came when it was not wanted any more
      case Fact.ChildSpawned _ -> STOP;
      case Fact.SpawnRefused(_, String reason) ->
          change.to().code() == StateCode.STOPPED ? STOP : new Cause.NotSpawned(reason);
      case Fact.ChildExited(_, ExitStatus how) -> ended(program, how, change);
      case Fact.SignalRefused(_, String what) -> new Cause.NotSignalled(what);
      case Fact.DeadlinePassed _ -> deadline(program, change);
    };
  }

  private static Cause ended(Program program, ExitStatus how, Announce change) {
    return switch (change.to()) {
      case ProcessState.Running _ -> lasted(program);
      case ProcessState.Exited(boolean expected) ->
          new Cause.Ended(how, expected ? Judged.EXPECTED : Judged.UNEXPECTED);
      case ProcessState.Backoff _ -> new Cause.Ended(how, Judged.TOO_EARLY);
      case ProcessState.Stopped _,
          ProcessState.Launching _,
          ProcessState.Recalled _,
          ProcessState.Starting _,
          ProcessState.Stopping _,
          ProcessState.Fatal _,
          ProcessState.Unknown _ ->
          new Cause.Ended(how, Judged.STOPPED);
    };
  }

  private static Cause deadline(Program program, Announce change) {
    return switch (change.to().code()) {
      case RUNNING -> lasted(program);
      case STARTING ->
          change.tries() == 0 ? AGAIN : new Cause.Retry(change.tries() + 1, attempts(program));
      case FATAL -> new Cause.GaveUp(attempts(program));
      case STOPPED, BACKOFF, STOPPING, EXITED, UNKNOWN -> STOP;
    };
  }

  private static Cause lasted(Program program) {
    return new Cause.Lasted(program.startsecs().toSeconds());
  }

  private static long attempts(Program program) {
    return program.startretries() + 1L;
  }
}
