package jsupervisor.loop;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import jsupervisor.ask.Ask;
import jsupervisor.ask.DaemonInfo;
import jsupervisor.ask.Outcome;
import jsupervisor.ask.View;
import jsupervisor.config.ConfigInfos;
import jsupervisor.events.Event;
import jsupervisor.terms.Fault;
import jsupervisor.terms.FaultCode;
import jsupervisor.terms.LogLevel;
import jsupervisor.terms.StateCode;

/** Answers every question that other threads ask. Control thread only. */
final class Answers {
  private final Means means;
  private final Processes processes;
  private final Commands commands;
  private final Groups groups;
  private final Ending ending;
  private final Logs logs;
  private final StdinPump pump;
  private final Announcer announcer;
  private final Identity identity;
  private final Snapshots snapshots;
  private final Details details;

  /**
   * What the daemon says of itself.
   *
   * @param name the option {@code identifier}
   * @param logfile path of the main log, empty when it is not a file
   */
  record Identity(String name, Optional<String> logfile) {}

  Answers(
      Means means,
      Processes processes,
      Commands commands,
      Launcher launcher,
      Groups groups,
      Ending ending,
      Logs logs,
      StdinPump pump,
      Announcer announcer,
      Identity identity) {
    this.means = means;
    this.processes = processes;
    this.commands = commands;
    this.groups = groups;
    this.ending = ending;
    this.logs = logs;
    this.pump = pump;
    this.announcer = announcer;
    this.identity = identity;
    snapshots = new Snapshots(processes, means.journal());
    details = new Details(means, launcher, snapshots);
  }

  /** The answer, now or later; a fault is a failed future. */
  CompletableFuture<?> to(Ask<?> ask) {
    try {
      if (ending.begun() && !always(ask)) throw Fault.of(FaultCode.SHUTDOWN_STATE);
      var answer = answer(ask);
      ending.awaited(answer);
      return answer;
    } catch (Fault fault) {
      return CompletableFuture.failedFuture(fault);
    }
  }

  /** What Supervisor answers to the very end, and what a page shows until then. */
  private static boolean always(Ask<?> ask) {
    return ask instanceof Ask.RemoteEvent
        || ask instanceof Ask.Look
        || ask instanceof Ask.Some
        || ask instanceof Ask.Detail
        || ask instanceof Ask.Written;
  }

  private CompletableFuture<?> answer(Ask<?> ask) {
    return switch (ask) {
      case Ask.Look() -> now(new View(daemon(), snapshots.all()));
      case Ask.Some(var names) -> now(snapshots.some(names));
      case Ask.Restarts(var since) -> now(snapshots.restarts(since));
      case Ask.Recorded(int from) -> now(snapshots.recorded(from));
      case Ask.Detail(String name) -> details.of(commands.child(name));
      case Ask.Vigils() -> details.vigils(processes.all());
      case Ask.Written() -> details.of(groups.written());
      case Ask.Daemon() -> now(daemon());
      case Ask.Info(String name) -> now(snapshots.of(commands.child(name)));
      case Ask.InfoAll() -> now(snapshots.all());
      case Ask.ConfigAll(var masked) ->
          now(masked ? ConfigInfos.masked(groups.infos()) : groups.infos());
      case Ask.Start(String name, boolean wait) -> commands.start(commands.child(name), name, wait);
      case Ask.StartGroup(String name, boolean wait) ->
          startEach(commands.group(name).byPriority(), wait);
      case Ask.StartAll(boolean wait) -> startEach(processes.all(), wait);
      case Ask.Stop(String name, boolean wait) -> commands.stop(commands.child(name), name, wait);
      case Ask.StopGroup(String name, boolean wait) ->
          stopEach(commands.group(name).byPriority(), wait);
      case Ask.StopAll(boolean wait) -> stopEach(processes.all(), wait);
      case Ask.SendSignal(String name, String signal) -> {
        var child = commands.child(name);
        yield now(commands.signal(child, name, Commands.signal(signal)));
      }
      case Ask.SendSignalGroup(String name, String signal) ->
          signalEach(commands.group(name).byPriority(), signal);
      case Ask.SendSignalAll(String signal) -> signalEach(processes.all(), signal);
      case Ask.Reread() -> groups.reread();
      case Ask.AddGroup(String name) -> groups.add(name);
      case Ask.RemoveGroup(String name) -> now(groups.remove(name));
      case Ask.LogPath(String name, var channel) -> now(Logs.path(commands.child(name), channel));
      case Ask.ClearLogs(String name) -> logs.clear(commands.child(name), name);
      case Ask.ClearAllLogs() -> clearEach(processes.all());
      case Ask.ClearMainLog() -> logs.clearMain(identity.logfile());
      case Ask.SendStdin(String name, byte[] bytes) ->
          now(sendStdin(commands.child(name), name, bytes));
      case Ask.RemoteEvent(String type, String data) -> {
        announcer.announce(Event.remote(type, data));
        yield now(true);
      }
      case Ask.Shutdown() -> {
        ending.shutdown();
        yield now(true);
      }
      case Ask.Restart() -> restart();
      case Ask.Upgrade() -> {
        ending.leave();
        yield now(true);
      }
    };
  }

  private static <T> CompletableFuture<T> now(T answer) {
    return CompletableFuture.completedFuture(answer);
  }

  private DaemonInfo daemon() {
    return new DaemonInfo(
        identity.name(), means.keeper().pid(), ending.state(), identity.logfile());
  }

  private CompletableFuture<List<Outcome>> startEach(List<Child> children, boolean wait) {
    var eligible = only(children, code -> !code.running());
    return Commands.each(eligible, eligible, c -> commands.start(c, c.name().text(), wait));
  }

  private CompletableFuture<List<Outcome>> stopEach(List<Child> children, boolean wait) {
    var eligible = only(children, StateCode::running);
    return Commands.each(
        eligible.reversed(), eligible, c -> commands.stop(c, c.name().text(), wait));
  }

  private CompletableFuture<List<Outcome>> signalEach(List<Child> children, String text) {
    var eligible = only(children, StateCode::signallable);
    return Commands.each(
        eligible, eligible, c -> now(commands.signal(c, c.name().text(), Commands.signal(text))));
  }

  private CompletableFuture<List<Outcome>> clearEach(List<Child> children) {
    return Commands.each(children, children, c -> logs.clear(c, c.name().text()));
  }

  private static List<Child> only(List<Child> children, Predicate<StateCode> rule) {
    return children.stream().filter(c -> rule.test(c.state().code())).toList();
  }

  private boolean sendStdin(Child child, String name, byte[] bytes) {
    if (child.pid == 0 || child.state().code() == StateCode.STOPPING)
      throw Fault.of(FaultCode.NOT_RUNNING, name);
    var stdin = child.stdin.filter(s -> !s.closed());
    if (stdin.isEmpty()) throw Fault.of(FaultCode.NO_FILE, name);
    if (!pump.send(child, stdin.get(), bytes))
      throw Fault.of(FaultCode.FAILED, name + ": more than 64 MB wait for it to read its stdin");
    if (stdin.get().closed()) throw Fault.of(FaultCode.NO_FILE, name);
    return true;
  }

  /** A bad file stops nothing: it is said in the log (known-traps C1). */
  CompletableFuture<Boolean> restart() {
    return groups
        .check()
        .thenApply(wrong -> {
          if (wrong.isEmpty()) {
            ending.restart();
            return true;
          }
          means.log().log(
              LogLevel.CRITICAL,
              "not restarting, because the configuration is in error: " + wrong.get());
          throw Fault.of(FaultCode.CANT_REREAD, wrong.get());
        });
  }
}
