package jsupervisor.loop;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import jsupervisor.core.Effect;
import jsupervisor.core.Fact;
import jsupervisor.core.Moment;
import jsupervisor.core.ProcessMachine;
import jsupervisor.core.ProcessState;
import jsupervisor.posix.Errno;
import jsupervisor.posix.Reserve;
import jsupervisor.terms.ExitStatus;
import jsupervisor.terms.LogLevel;

/**
 * Hands facts to the machines, writes the result down, and does what they order. Facts that arise
 * while an order is carried out wait for their turn. Control thread only.
 */
final class Turns {
  /** How long a dead child's pipes may take to be drained before its exit is told regardless. */
  private static final Duration DRAIN = Duration.ofMillis(100);

  /** The same where events are made of its output, which have to come before the exit. */
  private static final Duration HEARD = Duration.ofSeconds(5);

  private final Means means;
  private final Processes processes;
  private final Launcher launcher;
  private final StdinPump pump;
  private final FcgiSockets sockets;
  private final Announcer announcer;
  private final ArrayDeque<Turn> waiting = new ArrayDeque<>();
  private boolean busy;
  private final LogFiles files;
  private boolean mayStart = true;

  private record Turn(Child child, Fact fact) {}

  Turns(
      Means means,
      Processes processes,
      Launcher launcher,
      StdinPump pump,
      Announcer announcer,
      boolean stripAnsi) {
    this.means = means;
    this.processes = processes;
    this.launcher = launcher;
    this.pump = pump;
    this.sockets = new FcgiSockets(means);
    this.announcer = announcer;
    files = new LogFiles(means, stripAnsi);
  }

  /** From now on no deadline starts anything any more. */
  void startNothingMore() {
    mayStart = false;
  }

  /** Whether anything may be started. */
  boolean mayStart() {
    return mayStart;
  }

  /** Tells the child's machine, and does what follows from it. */
  void happened(Child child, Fact fact) {
    waiting.add(new Turn(child, fact));
    if (busy) return;
    busy = true;
    try {
      for (var turn = waiting.poll(); turn != null; turn = waiting.poll()) take(turn);
    } finally {
      busy = false;
    }
  }

  private void take(Turn turn) {
    var child = turn.child();
    var step = ProcessMachine.on(child.config.program(), child.life, turn.fact());
    child.life = step.life();
    means.journal().write(child.slot, child.record());
    for (var effect : step.effects()) perform(turn, effect);
    if (endsChild(turn.fact())) sockets.leave(child);
    child.askWaiters();
  }

  private static boolean endsChild(Fact fact) {
    return fact instanceof Fact.ChildExited || fact instanceof Fact.SpawnRefused;
  }

  private void perform(Turn turn, Effect effect) {
    var child = turn.child();
    switch (effect) {
      case Effect.Spawn() -> openLogs(child);
      case Effect.Send send ->
          Kills.send(means, child, send).ifPresent(refusal -> happened(child, refusal));
      case Effect.WakeAt(var moment) -> wakeAt(child, moment);
      case Effect.Announce change -> announcer.state(child, change, turn.fact());
      case Effect.Say(LogLevel level, String text) -> means.log().log(level, text);
    }
  }

  /**
   * Tells the machine when a moment has come; one that has come already does not wait for others.
   */
  void wakeAt(Child child, Moment moment) {
    child.wake.ifPresent(Timers.Timer::cancel);
    child.wake = Optional.empty();
    if (Means.now().moment().reached(moment))
      happened(child, new Fact.DeadlinePassed(Means.now(), mayStart));
    else wakeLater(child, moment);
  }

  private void wakeLater(Child child, Moment moment) {
    child.wake =
        Optional.of(
            means
                .timers()
                .at(
                    moment,
                    () -> {
                      if (processes.has(child) && child.ended.isEmpty())
                        happened(child, new Fact.DeadlinePassed(Means.now(), mayStart));
                    }));
  }

  /** Opens the logs of a child that was taken over. */
  void reopenLogs(Child child) {
    files.reopen(child);
  }

  /** The log files first: a child without a reader would be a child that blocks. */
  void openLogs(Child child) {
    if (child.logsOpen) {
      connect(child);
      return;
    }
    files.open(child, failed -> logsOpened(child, failed));
  }

  private void logsOpened(Child child, Optional<Errno> failed) {
    if (!processes.has(child) || !launching(child.state())) return;
    child.logsOpen = failed.isEmpty();
    failed.ifPresentOrElse(
        errno -> refused(child, Launcher.filesRefused(child.config, errno)), () -> connect(child));
  }

  /** Whether a spawn is under way. */
  static boolean launching(ProcessState state) {
    return state instanceof ProcessState.Launching || state instanceof ProcessState.Recalled;
  }

  /** Where descriptors are scarce one that does not run holds none. */
  private void refused(Child child, String reason) {
    if (Reserve.touched()) {
      child.logsOpen = false;
      means.output().rest(child.name());
    }
    happened(child, new Fact.SpawnRefused(Means.now(), reason));
  }

  /** Then the socket that it shares with others, where it does. */
  private void connect(Child child) {
    child
        .config
        .socket()
        .ifPresentOrElse(
            socket -> sockets.take(child, socket, opened -> connected(child, opened)),
            () -> launch(child, OptionalInt.empty()));
  }

  private void connected(Child child, FcgiListener.Opened opened) {
    switch (opened) {
      case FcgiListener.Opened.Listening(int fd) -> launch(child, OptionalInt.of(fd));
      case FcgiListener.Opened.Refused(String reason) -> refused(child, reason);
    }
  }

  /** The child was started by another JVM; its socket is found again where the keeper has it. */
  void takeOverSocket(Child child, int fd) {
    child.config.socket().ifPresent(socket -> sockets.takeOver(child, socket, fd));
  }

  private void launch(Child child, OptionalInt socket) {
    switch (launcher.launch(child.config, child.slot, socket)) {
      case Launcher.Launch.None(String reason) -> refused(child, reason);
      case Launcher.Launch.Child launched -> launched(child, launched);
    }
  }

  private void launched(Child child, Launcher.Launch.Child launched) {
    child.kept = launched.kept();
    if (launched.failure().isEmpty()) processes.alive(child, launched.pid().value());
    child.listening.ifPresent(listening -> listening.spawned(launched.pid().value()));
    means.journal().write(child.slot, child.record());
    means.keeper().spawnRecorded();
    if (launched.stdin() >= 0) pump.open(child, launched.stdin());
    means.output().attach(child.name(), child.ends(launched.stdout(), launched.stderr()));
    happened(child, new Fact.ChildSpawned(Means.now(), launched.pid()));
    launched
        .failure()
        .ifPresent(why ->
            ended(
                child,
                new Child.Ended(
                    launched.pid().value(), new ExitStatus.NeverBegan(why), Means.now())));
  }

  /**
   * A child is dead: it is written down, its pipes are drained, then the machine is told. Where the
   * child is started again at once nobody can look at its logs before, so that one need not wait;
   * unless its next one may need the address that this one still holds, or events are made of what
   * it wrote, which come before that of its exit.
   */
  void ended(Child child, Child.Ended ended) {
    if (child.pid != 0) processes.reaped(child);
    child.ended = Optional.of(ended);
    means.journal().write(child.slot, child.record());
    boolean comesBack =
        mayStart
            && !child.heard()
            && child.draining.length == 0
            && child.config.socket().isEmpty()
            && ProcessMachine.comesBack(child.config.program(), child.life, ended.how());
    if (comesBack) replace(child, ended);
    else drain(child, ended);
  }

  private void replace(Child child, Child.Ended ended) {
    drainBehind(child, child.kept, new int[0]);
    tell(child, ended);
  }

  /** Drains pipes while the next child runs already; what it says comes behind them in any case. */
  void drainBehind(Child child, int[] old, int[] present) {
    child.draining = old;
    child.kept = present;
    means.output().finish(child.name(), () -> means.mailbox().post(() -> drained(child)));
  }

  private void drained(Child child) {
    var old = child.draining;
    child.draining = new int[0];
    // the place of one that was removed meanwhile may be another's
    if (processes.has(child)) means.journal().write(child.slot, child.record());
    means.keeper().release(old);
  }

  /** Gives the last output of a dead child a little time. */
  void drain(Child child, Child.Ended ended) {
    var patience = child.heard() ? HEARD : DRAIN;
    var pipes = child.kept;
    var late = means.timers().at(ended.at().moment().plus(patience), () -> tellLate(child, ended));
    means
        .output()
        .finish(
            child.name(),
            () ->
                means
                    .mailbox()
                    .post(() -> {
                      late.cancel();
                      if (Arrays.equals(child.draining, pipes)) drained(child);
                      tell(child, ended);
                    }));
  }

  /** Output hangs behind, as on a slow disk: a JVM that takes over will need the pipes. */
  private void tellLate(Child child, Child.Ended ended) {
    boolean untold = child.ended.filter(ended::equals).isPresent();
    if (untold && child.draining.length == 0) {
      child.draining = child.kept;
      child.kept = new int[0];
    }
    tell(child, ended);
  }

  private void tell(Child child, Child.Ended ended) {
    if (child.ended.filter(ended::equals).isEmpty()) return;
    release(child);
    child.ended = Optional.empty();
    pump.close(child);
    announcer.died(child);
    happened(child, new Fact.ChildExited(ended.at(), ended.how()));
  }

  /** The journal never names what the keeper holds no longer. */
  private void release(Child child) {
    if (child.kept.length == 0) return;
    var kept = child.kept;
    child.kept = new int[0];
    means.journal().write(child.slot, child.record());
    means.keeper().release(kept);
  }
}
