package jsupervisor.core;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
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
import jsupervisor.terms.Pid;
import jsupervisor.terms.ProcessName;
import jsupervisor.terms.Signal;

/** Programs, states and facts to try things with; all at second 100 unless said otherwise. */
final class Samples {
  static final Pid PID = new Pid(42);
  static final Pid OTHER = new Pid(99);
  static final ExitStatus ZERO = new ExitStatus.Code(0);
  static final ExitStatus ONE = new ExitStatus.Code(1);
  static final ExitStatus TERMED = new ExitStatus.Killed(Signal.TERM, false);
  static final History HISTORY =
      new History(5_000, 4_000, OptionalInt.of(3), "old", 2, Optional.of(ONE));

  private Samples() {}

  /** Seconds on both clocks. */
  static Now at(double seconds) {
    return new Now(moment(seconds), Math.round(seconds * 1000));
  }

  static Moment moment(double seconds) {
    return new Moment(Math.round(seconds * 1e9));
  }

  /** Supervisor's defaults; x in group g. */
  static Program program() {
    return program(Autorestart.UNEXPECTED, 1, 3);
  }

  static Program program(Autorestart autorestart, int startsecs, int startretries) {
    return program("g", "x", 999, autorestart, startsecs, startretries, 10, false);
  }

  static Program named(String group, String process, int priority) {
    return program(group, process, priority, Autorestart.UNEXPECTED, 1, 3, 10, false);
  }

  static Program grouped(int stopwaitsecs) {
    return program("g", "x", 999, Autorestart.UNEXPECTED, 1, 3, stopwaitsecs, true);
  }

  private static Program program(
      String group,
      String process,
      int priority,
      Autorestart autorestart,
      int startsecs,
      int startretries,
      int stopwaitsecs,
      boolean asGroup) {
    return new Program(
        new ProcessName(group, process),
        priority,
        true,
        autorestart,
        Duration.ofSeconds(startsecs),
        startretries,
        Set.of(0),
        Signal.TERM,
        Duration.ofSeconds(stopwaitsecs),
        asGroup,
        asGroup);
  }

  /** Every kind of state; those with a deadline have it at second 100. */
  static List<ProcessState> states() {
    return List.of(
        new Stopped(),
        new Launching(1),
        new Recalled(1),
        new Starting(1, PID, moment(100)),
        new Running(PID),
        new Backoff(2, moment(100)),
        new Stopping(PID, moment(100)),
        new Exited(true),
        new Exited(false),
        new Fatal(),
        new Unknown());
  }

  /** Every kind of fact, at second 100. */
  static List<Fact> facts() {
    return List.of(
        new Fact.StartAsked(at(100)),
        new Fact.StopAsked(at(100)),
        new Fact.ShutdownAsked(at(100)),
        new Fact.ChildSpawned(at(100), OTHER),
        new Fact.SpawnRefused(at(100), "no luck"),
        new Fact.ChildExited(at(100), ONE),
        new Fact.SignalRefused(at(100), "killing x (42)"),
        new Fact.DeadlinePassed(at(100), true));
  }
}
