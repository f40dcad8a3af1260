package jsupervisor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import jsupervisor.boot.Listening;
import jsupervisor.boot.Lock;
import jsupervisor.boot.NotifySocket;
import jsupervisor.boot.PidFile;
import jsupervisor.boot.Preparation;
import jsupervisor.boot.StartRefused;
import jsupervisor.config.Autologs;
import jsupervisor.config.Configuration;
import jsupervisor.config.GroupConfig;
import jsupervisor.config.Host;
import jsupervisor.config.HttpServerConfig;
import jsupervisor.config.ServerSaid;
import jsupervisor.config.SupervisordConfig;
import jsupervisor.logging.MainLog;
import jsupervisor.loop.ControlLoop;
import jsupervisor.loop.FcgiSockets;
import jsupervisor.loop.Groups;
import jsupervisor.loop.Journal;
import jsupervisor.loop.Orphans;
import jsupervisor.output.OutputThread;
import jsupervisor.plugin.rpc.RpcMethod;
import jsupervisor.posix.Keeper;
import jsupervisor.posix.PosixException;
import jsupervisor.terms.LogLevel;

/** One life of the daemon, from an open log to the end; begun afresh, or taken over. */
final class Daemon {
  private final Keeper keeper;
  private final Journal journal;
  private final Configuration configuration;
  private final Groups.ConfigSource source;
  private final Host host;
  private final Upgrade upgrade;
  private final MainLog log;
  private final PidFile pidFile;
  private final NotifySocket services;
  private final Onlookers onlookers;

  Daemon(
      Keeper keeper,
      Journal journal,
      Configuration configuration,
      Groups.ConfigSource source,
      Host host,
      Upgrade upgrade) {
    this.keeper = keeper;
    this.journal = journal;
    this.configuration = configuration;
    this.source = source;
    this.host = host;
    this.upgrade = upgrade;
    services = NotifySocket.of(host.environment());
    var config = configuration.supervisord();
    log = DaemonLog.open(config);
    pidFile = new PidFile(config.pidfile());
    onlookers = new Onlookers(keeper.pid(), configuration, host, log);
  }

  /** Opens everything, then runs until the end. */
  ControlLoop.End begin(Preparation preparation) throws IOException {
    preparation.said().stream()
        .sorted((a, b) -> a.level().compareTo(b.level()))
        .forEach(said -> log.log(said.level(), said.text()));
    configuration.warnings().forEach(text -> log.log(LogLevel.WARN, text));
    configuration.infos().forEach(text -> log.log(LogLevel.INFO, text));
    var config = configuration.supervisord();
    keeper.self().umask(config.umask());
    Map<String, List<RpcMethod>> plugins;
    Listening listening;
    try {
      plugins = RpcPlugins.methods(configuration.rpcPlugins());
      Listening.dropStrays(keeper);
      listening = Listening.open(keeper, configuration.servers(), this::announce);
    } catch (StartRefused e) {
      log.close();
      throw e;
    }
    lock(listening);
    tryFcgiSockets(listening);
    stopStrangers();
    journal.clear();
    journal.sockets(listening.kept());
    var autologs = Autologs.of(configuration);
    if (!config.nocleanup()) autologs.clean(Set.of()).forEach(text -> log.log(LogLevel.WARN, text));
    var ready = named(autologs);
    if (preparation.daemonized()) detach(config);
    pidFile.write(keeper.pid(), log);
    var output = OutputThread.start(log);
    var loop = loop(ready, output);
    keeper.wills(journal.wills());
    keeper.arm();
    upgrade.begun(log);
    keeper.ready();
    services.ready(keeper.pid());
    loop.begin();
    return run(loop, output, listening, servers(loop, listening, () -> plugins, Duration.ZERO));
  }

  /**
   * Of programs whose names cannot be read it is only known how to end them, before they run twice.
   */
  private void stopStrangers() {
    if (!journal.foreign()) return;
    log.log(
        LogLevel.CRITICAL, journal.unreadable() + ": its programs are stopped and started anew");
    Orphans.stop(keeper, journal);
  }

  /**
   * A socket that cannot be made ends a first start. A daemon that was up already is not given up
   * for it: the processes that need it say why they do not start.
   *
   * @throws StartRefused with Supervisor's text
   */
  private void tryFcgiSockets(Listening listening) {
    var wrong = FcgiSockets.test(FcgiSockets.of(configuration.groups()), log);
    if (wrong.isEmpty()) return;
    log.log(LogLevel.CRITICAL, wrong.get());
    if (keeper.armed()) return;
    listening.close();
    log.close();
    throw new StartRefused(wrong.get());
  }

  /** Sockets tell most second daemons; one without sockets is told by this. */
  private void lock(Listening listening) {
    try {
      Lock.take(keeper, configuration.written().file(), configuration.supervisord().pidfile());
    } catch (StartRefused e) {
      listening.close();
      log.close();
      throw e;
    }
  }

  /** Supervisor's lines about its HTTP servers. */
  private void announce(HttpServerConfig server) {
    ServerSaid.of(server, configuration.rpcNamespaces(), !configuration.access().users().isEmpty())
        .forEach(said -> log.log(said.level(), said.text()));
  }

  /**
   * Goes on with what another JVM has left.
   *
   * @param warning what could not be read of it
   */
  ControlLoop.End takeOver(Optional<String> warning) throws IOException {
    upgrade.introduce(log);
    warning.ifPresent(text -> log.log(LogLevel.CRITICAL, text));
    keeper.wills(journal.wills());
    pidFile.adopt(keeper.pid());
    var listening = Listening.adopt(keeper, configuration.servers(), journal.sockets());
    var output = OutputThread.start(log);
    var loop = loop(configuration, output);
    // they need about as long as the children, and their questions wait until those are taken over
    var servers = servers(loop, listening, this::pluginsAgain, Duration.ofSeconds(1));
    loop.takeOver();
    upgrade.succeeded(log);
    services.ready(keeper.pid());
    return run(loop, output, listening, servers);
  }

  /** A plug-in that has gone meanwhile takes its methods with it; programs are more important. */
  private Map<String, List<RpcMethod>> pluginsAgain() {
    try {
      return RpcPlugins.methods(configuration.rpcPlugins());
    } catch (StartRefused e) {
      log.log(LogLevel.CRITICAL, e.getMessage());
      return Map.of();
    }
  }

  private ControlLoop loop(Configuration ready, OutputThread output) {
    var settings =
        new ControlLoop.Settings(
            ready,
            source,
            NotifySocket.without(host.environment()),
            workingDirectory(),
            DaemonLog.file(ready.supervisord()),
            onlookers.newsroom(),
            upgrade::onSignal);
    var loop = new ControlLoop(keeper, journal, log, output, settings);
    upgrade.of(loop, log);
    onlookers.start(loop, output);
    return loop;
  }

  private Configuration named(Autologs autologs) throws IOException {
    var groups = new ArrayList<GroupConfig>();
    for (var group : configuration.groups()) groups.add(autologs.named(group));
    return configuration.withGroups(groups);
  }

  /** Where children begin. */
  private String workingDirectory() {
    try {
      return Files.readSymbolicLink(Path.of("/proc/" + keeper.pid() + "/cwd")).toString();
    } catch (IOException _) {
      return host.workingDirectory().toString();
    }
  }

  /** Runs the loop on this thread, with the servers on theirs; then closes everything. */
  private ControlLoop.End run(
      ControlLoop loop, OutputThread output, Listening listening, Servers servers) {
    upgrade.survive(configuration.supervisord().survival());
    var end = loop.run();
    if (end == ControlLoop.End.SHUTDOWN) services.stopping();
    if (end == ControlLoop.End.UPGRADE) end = leave(loop, servers, output);
    if (end == ControlLoop.End.UPGRADE) return end;
    servers.close();
    end = closeOnlookers(loop, end);
    listening.close();
    output.close();
    switch (end) {
      case SHUTDOWN -> {
        pidFile.remove();
        journal.sockets(new int[0]); // what is decided stays for a JVM that has to end it
      }
      case ORPHANED -> pidFile.remove();
      case RESTART, UPGRADE -> journal.clear();
    }
    log.close();
    return end;
  }

  /** They may still have questions about the last end. */
  private ControlLoop.End closeOnlookers(ControlLoop loop, ControlLoop.End end) {
    if (end != ControlLoop.End.ORPHANED)
      return loop.leave(onlookers::close) == ControlLoop.End.ORPHANED
          ? ControlLoop.End.ORPHANED
          : end;
    onlookers.close();
    return end;
  }

  private Offer offer() {
    return new Offer(configuration, upgrade, onlookers, log);
  }

  private Servers servers(
      ControlLoop loop,
      Listening listening,
      Supplier<Map<String, List<RpcMethod>>> plugins,
      Duration rest) {
    return new Servers(
        listening,
        configuration.access(),
        () -> offer().inside(loop, plugins.get()),
        host.nodeName(),
        log,
        rest);
  }

  /** Sockets, pipes and the journal stay: all that another JVM needs to go on. */
  private ControlLoop.End leave(ControlLoop loop, Servers servers, OutputThread output) {
    var end =
        loop.leave(() -> {
          servers.close();
          onlookers.leave();
          output.leave();
        });
    if (end == ControlLoop.End.UPGRADE) log.close();
    return end;
  }

  /** Lets go of the terminal; nothing can fail in front of the user any more. */
  private void detach(SupervisordConfig config) {
    log.log(LogLevel.INFO, "daemonizing the supervisord process");
    config
        .directory()
        .ifPresent(directory -> {
          try {
            keeper.self().changeDirectory(directory);
            log.log(LogLevel.INFO, "set current directory: '" + directory + "'");
          } catch (PosixException e) {
            var why = "[Errno " + e.errno().number() + "] " + e.errno().text();
            log.log(LogLevel.CRITICAL, "can't chdir into '" + directory + "': " + why);
          }
        });
    keeper.self().nullStdio();
  }
}
