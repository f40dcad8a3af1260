package jsupervisor.loop;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import jsupervisor.ask.ConfigInfo;
import jsupervisor.ask.Difference;
import jsupervisor.config.Autologs;
import jsupervisor.config.ConfigCodec;
import jsupervisor.config.ConfigError;
import jsupervisor.config.ConfigInfos;
import jsupervisor.config.ConfigResult;
import jsupervisor.config.Configuration;
import jsupervisor.config.Differences;
import jsupervisor.config.FcgiSocket;
import jsupervisor.config.GroupConfig;
import jsupervisor.config.Written;
import jsupervisor.core.Fact;
import jsupervisor.events.Event;
import jsupervisor.terms.Fault;
import jsupervisor.terms.FaultCode;
import jsupervisor.terms.LogLevel;

/** Which groups are active, and what the file said when it was last read. Control thread only. */
public final class Groups {
  private final Means means;
  private final Processes processes;
  private final Turns turns;
  private final Announcer announcer;
  private final ConfigSource source;
  private Configuration active;
  private Configuration lastRead;

  /** Reads the configuration as the command line says; may take its time. */
  public interface ConfigSource {
    ConfigResult read();
  }

  /**
   * @param active what the daemon runs on; its groups are the active ones
   */
  Groups(
      Means means,
      Processes processes,
      Turns turns,
      Announcer announcer,
      ConfigSource source,
      Configuration active) {
    this.means = means;
    this.processes = processes;
    this.turns = turns;
    this.announcer = announcer;
    this.source = source;
    this.active = active;
    this.lastRead = active;
  }

  /** Makes every group of the first configuration active, and starts what starts by itself. */
  void openAll() {
    means.journal().configuration(ConfigCodec.encode(active));
    var fresh = active.groups().stream().map(this::open).toList();
    announcer.announce(Event.running());
    fresh.forEach(this::autostart);
  }

  private Processes.Group open(GroupConfig config) {
    var children = new ArrayList<Child>();
    for (var process : config.processes())
      children.add(new Child(process, means.journal().place()));
    var group = processes.add(config, children);
    announcer.opened(group);
    for (var child : children) means.journal().write(child.slot, child.record());
    return group;
  }

  private void autostart(Processes.Group group) {
    for (var child : group.byPriority())
      if (child.config.program().autostart())
        turns.happened(child, new Fact.StartAsked(Means.now()));
  }

  /** The groups that are active. */
  List<GroupConfig> active() {
    return active.groups();
  }

  /** What the file says now. */
  List<ConfigInfo> infos() {
    var names = processes.byName().stream().map(Processes.Group::name).collect(Collectors.toSet());
    return ConfigInfos.of(lastRead, names);
  }

  /** The words of the file as last read. */
  Written written() {
    return lastRead.written();
  }

  CompletableFuture<Difference> reread() {
    return means
        .elsewhere(source::read)
        .thenApply(result ->
            switch (result) {
              case ConfigResult.Good(Configuration fresh) -> {
                lastRead = fresh;
                warn(fresh.warnings());
                yield Differences.between(active, fresh);
              }
              case ConfigResult.Bad(List<ConfigError> errors) ->
                  throw Fault.of(FaultCode.CANT_REREAD, refused(errors));
            });
  }

  /** Says all that is wrong in the log; the caller hears of the first as from Supervisor. */
  private String refused(List<ConfigError> errors) {
    for (var error : errors)
      means.log().log(LogLevel.CRITICAL, "the configuration is in error: " + error.text());
    return errors.getFirst().reason();
  }

  CompletableFuture<Boolean> add(String name) {
    var wanted = lastRead.groups().stream().filter(g -> g.name().equals(name)).findFirst();
    var group = wanted.orElseThrow(() -> Fault.of(FaultCode.BAD_NAME, name));
    if (processes.group(name).isPresent()) throw Fault.of(FaultCode.ALREADY_ADDED, name);
    var test = untested(group);
    return means
        .elsewhere(() -> {
          FcgiSockets.test(test, means.log())
              .ifPresent(reason -> {
                throw Fault.of(FaultCode.FAILED, reason);
              });
          return named(group);
        })
        .thenApply(ready -> {
          if (processes.group(name).isPresent()) throw Fault.of(FaultCode.ALREADY_ADDED, name);
          var groups = new ArrayList<>(active.groups());
          groups.add(ready);
          activate(groups);
          autostart(open(ready));
          return true;
        });
  }

  /** Sockets that another group has open are known to work, and cannot be opened twice. */
  private Set<FcgiSocket> untested(GroupConfig group) {
    var sockets = FcgiSockets.of(List.of(group));
    sockets.removeAll(FcgiSockets.of(active.groups()));
    return sockets;
  }

  boolean remove(String name) {
    var group = processes.group(name).orElseThrow(() -> Fault.of(FaultCode.BAD_NAME, name));
    if (!group.stopped()) throw Fault.of(FaultCode.STILL_RUNNING, name);
    processes.remove(group);
    // first of all, or a JVM that is killed here would leave a group that starts again
    activate(active.groups().stream().filter(g -> !g.name().equals(name)).toList());
    announcer.closed(group);
    for (var child : group.children()) {
      child.wake.ifPresent(Timers.Timer::cancel);
      means.output().close(child.name());
      means.journal().free(child.slot);
    }
    means.elsewhere(() -> Autologs.remove(group.config())).thenAccept(this::warn);
    return true;
  }

  private GroupConfig named(GroupConfig group) {
    try {
      return Autologs.of(active).named(group);
    } catch (IOException e) {
      throw Fault.of(FaultCode.FAILED, "cannot create the logs of " + group.name() + ": " + e);
    }
  }

  private void warn(List<String> warnings) {
    warnings.forEach(text -> means.log().log(LogLevel.WARN, text));
  }

  private void activate(List<GroupConfig> groups) {
    active = active.with(groups, lastRead.written());
    means.journal().configuration(ConfigCodec.encode(active));
  }

  /** Reads the file to see whether a restart would find a good one; empty = it would. */
  CompletableFuture<Optional<String>> check() {
    return means
        .elsewhere(source::read)
        .thenApply(result ->
            switch (result) {
              case ConfigResult.Good _ -> Optional.empty();
              case ConfigResult.Bad(List<ConfigError> errors) -> Optional.of(refused(errors));
            });
  }
}
