package jsupervisor.core;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Queue;
import jsupervisor.core.Effect.Announce;
import jsupervisor.core.Effect.Say;
import jsupervisor.core.Effect.Send;
import jsupervisor.core.Effect.Spawn;
import jsupervisor.core.Effect.WakeAt;
import jsupervisor.terms.ExitStatus;
import jsupervisor.terms.LogLevel;
import jsupervisor.terms.Pid;
import jsupervisor.terms.Signal;

/**
 * A world for one process, with its own clock: spawns are answered by a script, children live as
 * long as their part says and obey the signals it names, and everything is written down.
 */
final class ScriptedWorld {
  /**
   * What becomes of one spawn.
   *
   * @param refused why there is no child; empty = there is one
   * @param seconds that it lives if nobody stops it
   * @param how it ends then
   * @param obeys whether the stop signal ends it
   */
  record Part(String refused, double seconds, ExitStatus how, boolean obeys) {
    static Part dies(double seconds, int code) {
      return new Part("", seconds, new ExitStatus.Code(code), true);
    }

    static Part lives() {
      return dies(1e6, 0);
    }

    static Part deaf() {
      return new Part("", 1e6, Samples.ZERO, false);
    }

    static Part refused(String reason) {
      return new Part(reason, 0, Samples.ZERO, true);
    }
  }

  private record Due(double second, Fact fact) {}

  private final Program program;
  private final Queue<Part> script = new ArrayDeque<>();
  private final PriorityQueue<Due> children =
      new PriorityQueue<>((a, b) -> Double.compare(a.second(), b.second()));
  private final List<String> trace = new ArrayList<>();
  private Optional<Moment> wake = Optional.empty();
  private Optional<Part> playing = Optional.empty();
  private Life life = Life.UNBORN;
  private double second = 10;
  private int lastPid = 100;
  private boolean mayStart = true;

  ScriptedWorld(Program program, Part... parts) {
    this.program = program;
    script.addAll(List.of(parts));
  }

  Life life() {
    return life;
  }

  ScriptedWorld start() {
    return tell(new Fact.StartAsked(now()));
  }

  ScriptedWorld stop() {
    return tell(new Fact.StopAsked(now()));
  }

  ScriptedWorld shutdown() {
    mayStart = false;
    return tell(new Fact.ShutdownAsked(now()));
  }

  /** Only keeps from starting, as while others are being stopped first. */
  ScriptedWorld forbidStarts() {
    mayStart = false;
    return this;
  }

  ScriptedWorld tell(Fact fact) {
    var step = ProcessMachine.on(program, life, fact);
    life = step.life();
    step.effects().forEach(this::perform);
    return this;
  }

  /** Lets everything happen that is due within so many seconds. */
  ScriptedWorld pass(double seconds) {
    double end = second + seconds;
    for (var next = next(); next <= end; next = next()) {
      second = Math.max(second, next);
      turn();
    }
    second = end;
    return this;
  }

  /** What has happened since the last call, with the second of each change. */
  List<String> told() {
    var told = List.copyOf(trace);
    trace.clear();
    return told;
  }

  private double next() {
    double woken = wake.map(moment -> moment.nanos() / 1e9).orElse(Double.MAX_VALUE);
    return children.isEmpty() ? woken : Math.min(woken, children.peek().second());
  }

  /** Exits come before deadlines, as in the daemon. */
  private void turn() {
    if (!children.isEmpty() && children.peek().second() <= second) {
      playing = Optional.empty();
      tell(children.poll().fact());
    } else {
      wake = Optional.empty();
      tell(new Fact.DeadlinePassed(now(), mayStart));
    }
  }

  private void perform(Effect effect) {
    switch (effect) {
      case Spawn() -> spawn();
      case Send(_, var signal, _) -> send(signal, Trace.of(effect));
      case WakeAt(var moment) -> wake = Optional.of(moment);
      case Announce(_, var to, _, _) -> note(to.code().name());
      case Say(var level, var text) -> {
        if (level.passes(LogLevel.INFO)) note(text);
      }
    }
  }

  private void spawn() {
    var part = script.size() > 1 ? script.poll() : script.element();
    if (!part.refused().isEmpty()) {
      tell(new Fact.SpawnRefused(now(), part.refused()));
      return;
    }
    if (playing.isPresent()) throw new AssertionError("two children at second " + second);
    playing = Optional.of(part);
    double end = second + part.seconds();
    children.add(new Due(end, new Fact.ChildExited(Samples.at(end), part.how())));
    tell(new Fact.ChildSpawned(now(), new Pid(++lastPid)));
  }

  private void send(Signal signal, String what) {
    note(what);
    boolean dies = signal.equals(Signal.KILL) || playing.orElseThrow().obeys();
    if (!dies) return;
    children.clear();
    var how = new ExitStatus.Killed(signal, false);
    children.add(new Due(second, new Fact.ChildExited(now(), how)));
  }

  private void note(String what) {
    trace.add("%.1f %s".formatted(second, what));
  }

  private Now now() {
    return Samples.at(second);
  }
}
