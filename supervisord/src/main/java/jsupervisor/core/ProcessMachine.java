package jsupervisor.core;

import java.util.List;
import jsupervisor.core.Effect.WakeAt;
import jsupervisor.core.Fact.ChildExited;
import jsupervisor.core.Fact.ChildSpawned;
import jsupervisor.core.Fact.DeadlinePassed;
import jsupervisor.core.Fact.ShutdownAsked;
import jsupervisor.core.Fact.SignalRefused;
import jsupervisor.core.Fact.SpawnRefused;
import jsupervisor.core.Fact.StartAsked;
import jsupervisor.core.Fact.StopAsked;
import jsupervisor.core.ProcessState.Backoff;
import jsupervisor.core.ProcessState.Exited;
import jsupervisor.core.ProcessState.Fatal;
import jsupervisor.core.ProcessState.Launching;
import jsupervisor.core.ProcessState.Recalled;
import jsupervisor.core.ProcessState.Running;
import jsupervisor.core.ProcessState.Starting;
import jsupervisor.core.ProcessState.Stopped;
import jsupervisor.core.ProcessState.Stopping;
import jsupervisor.core.ProcessState.Unknown;
import jsupervisor.terms.ExitStatus;

/**
 * What a process does next (spec process, sections 3 to 8): one room for each state. Pure; any
 * thread.
 *
 * <p>Two changes never share a step without reason: an exit is announced before the restart that
 * follows it, which comes with a deadline that has passed already.
 */
public final class ProcessMachine {
  private ProcessMachine() {}

  /**
   * Decides.
   *
   * @param program how the process is to be treated
   * @param life the process before
   * @param fact what has happened
   * @return the process afterwards, and what is to be done in order
   */
  public static Step on(Program program, Life life, Fact fact) {
    return switch (life.state()) {
      case Stopped _ -> resting(program, life, fact);
      case Fatal _ -> resting(program, life, fact);
      case Exited now -> exited(program, life, now, fact);
      case Backoff now -> backoff(program, life, now, fact);
      case Launching now -> launching(program, life, now, fact);
      case Recalled now -> recalled(program, life, now, fact);
      case Starting now -> starting(program, life, now, fact);
      case Running now -> running(program, life, now, fact);
      case Stopping now -> stopping(program, life, now, fact);
      case Unknown _ -> unknown(program, life, fact);
    };
  }

  /**
   * Whether a child that ends in that way now is followed by another one at once: its state will be
   * EXITED for no longer than the next step takes.
   */
  public static boolean comesBack(Program program, Life life, ExitStatus how) {
    return life.state() instanceof Running
        && Moves.restarts(program.autorestart(), Moves.expected(program, how));
  }

  private static Step resting(Program program, Life life, Fact fact) {
    return switch (fact) {
      case StartAsked(var at) -> Moves.launch(life, at, 0);
      case ChildSpawned(_, var pid) -> Moves.stray(program, life, pid);
      case StopAsked _, ShutdownAsked _, SpawnRefused _ -> Moves.stay(life);
      case ChildExited _, SignalRefused _, DeadlinePassed _ -> Moves.stay(life);
    };
  }

  private static Step exited(Program program, Life life, Exited now, Fact fact) {
    return switch (fact) {
      case StartAsked(var at) -> Moves.launch(life, at, 0);
      case DeadlinePassed(var at, var mayStart)
          when mayStart && Moves.restarts(program.autorestart(), now.expected()) ->
          Moves.launch(life, at, 0);
      case ChildSpawned(_, var pid) -> Moves.stray(program, life, pid);
      case StopAsked _, ShutdownAsked _, SpawnRefused _ -> Moves.stay(life);
      case ChildExited _, SignalRefused _, DeadlinePassed _ -> Moves.stay(life);
    };
  }

  private static Step backoff(Program program, Life life, Backoff now, Fact fact) {
    return switch (fact) {
      case DeadlinePassed(var at, var mayStart) -> Moves.retry(program, life, now, at, mayStart);
      case StopAsked _ ->
          Moves.enter(
              life, new Stopped(), life.history(), List.of(Lines.stoppedInBackoff(program)));
      case ShutdownAsked _ -> Moves.enter(life, new Fatal(), life.history(), List.of());
      case ChildSpawned(_, var pid) -> Moves.stray(program, life, pid);
      case StartAsked _, SpawnRefused _, ChildExited _, SignalRefused _ -> Moves.stay(life);
    };
  }

  private static Step launching(Program program, Life life, Launching now, Fact fact) {
    return switch (fact) {
      case ChildSpawned(var at, var pid) -> Moves.spawned(program, life, now.tries(), at, pid);
      case SpawnRefused(var at, var reason) ->
          Moves.fail(program, life, at, life.history().refused(reason), Lines.spawnError(reason));
      case StopAsked _, ShutdownAsked _ ->
          Moves.enter(life, new Recalled(now.tries()), life.history(), List.of());
      case StartAsked _, ChildExited _, SignalRefused _, DeadlinePassed _ -> Moves.stay(life);
    };
  }

  private static Step recalled(Program program, Life life, Recalled now, Fact fact) {
    return switch (fact) {
      case ChildSpawned(var at, var pid) -> {
        var born = Moves.spawned(program, life, now.tries(), at, pid);
        yield born.then(Moves.stop(program, born.life(), pid, at));
      }
      case SpawnRefused(var at, var reason) -> {
        var history = life.history().refused(reason);
        var failed =
            Moves.enter(
                life,
                Moves.nextTry(program, now.tries() + 1, at),
                history,
                List.of(Lines.spawnError(reason)));
        yield failed.then(Moves.enter(failed.life(), new Stopped(), history, List.of()));
      }
      case StartAsked _, StopAsked _, ShutdownAsked _ -> Moves.stay(life);
      case ChildExited _, SignalRefused _, DeadlinePassed _ -> Moves.stay(life);
    };
  }

  private static Step starting(Program program, Life life, Starting now, Fact fact) {
    return switch (fact) {
      case DeadlinePassed(var at, _) when !at.moment().reached(now.upAt()) ->
          Moves.stay(life, new WakeAt(now.upAt()));
      case DeadlinePassed _ ->
          Moves.enter(
              life, new Running(now.pid()), life.history(), List.of(), Lines.success(program));
      case ChildExited(var at, var how) when at.moment().reached(now.upAt()) -> {
        var up = Moves.enter(life, new Running(now.pid()), life.history(), List.of());
        yield up.then(Moves.leave(program, up.life(), at, how));
      }
      case ChildExited(var at, var how) -> Moves.tooQuickly(program, life, at, how);
      case StopAsked(var at) -> Moves.stop(program, life, now.pid(), at);
      case ShutdownAsked(var at) -> Moves.stop(program, life, now.pid(), at);
      case SignalRefused(_, var what) -> Moves.lose(life, what);
      case ChildSpawned(_, var pid) -> Moves.stray(program, life, pid);
      case StartAsked _ -> Moves.stay(life, Lines.alreadyRunning(program));
      case SpawnRefused _ -> Moves.stay(life);
    };
  }

  private static Step running(Program program, Life life, Running now, Fact fact) {
    return switch (fact) {
      case ChildExited(var at, var how) -> Moves.leave(program, life, at, how);
      case StopAsked(var at) -> Moves.stop(program, life, now.pid(), at);
      case ShutdownAsked(var at) -> Moves.stop(program, life, now.pid(), at);
      case SignalRefused(_, var what) -> Moves.lose(life, what);
      case ChildSpawned(_, var pid) -> Moves.stray(program, life, pid);
      case StartAsked _ -> Moves.stay(life, Lines.alreadyRunning(program));
      case SpawnRefused _, DeadlinePassed _ -> Moves.stay(life);
    };
  }

  private static Step stopping(Program program, Life life, Stopping now, Fact fact) {
    return switch (fact) {
      case ChildExited(var at, var how) -> {
        var line = Lines.stopped(program, how, Moves.expected(program, how));
        yield Moves.enter(life, new Stopped(), life.history().ended(at, how), List.of(), line);
      }
      case DeadlinePassed(var at, _) when !at.moment().reached(now.killAt()) ->
          Moves.stay(life, new WakeAt(now.killAt()));
      case DeadlinePassed(var at, _) -> Moves.kill(program, life, now.pid(), at);
      case SignalRefused(_, var what) -> Moves.lose(life, what);
      case ChildSpawned(_, var pid) -> Moves.stray(program, life, pid);
      case StartAsked _ -> Moves.stay(life, Lines.alreadyRunning(program));
      case StopAsked _, ShutdownAsked _, SpawnRefused _ -> Moves.stay(life);
    };
  }

  private static Step unknown(Program program, Life life, Fact fact) {
    return switch (fact) {
      case ChildSpawned(_, var pid) -> Moves.stray(program, life, pid);
      case StartAsked _, StopAsked _, ShutdownAsked _, SpawnRefused _ -> Moves.stay(life);
      case ChildExited _, SignalRefused _, DeadlinePassed _ -> Moves.stay(life);
    };
  }
}
