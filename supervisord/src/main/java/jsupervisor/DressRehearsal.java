package jsupervisor;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import jsupervisor.ask.Ask;
import jsupervisor.ask.Newsroom;
import jsupervisor.config.ConfigResult;
import jsupervisor.config.Configuration;
import jsupervisor.config.GroupConfig;
import jsupervisor.config.ProcessConfig;
import jsupervisor.logging.MainLog;
import jsupervisor.loop.ControlLoop;
import jsupervisor.loop.Journal;
import jsupervisor.loop.Rehearsal;
import jsupervisor.output.OutputThread;
import jsupervisor.posix.Keeper;
import jsupervisor.terms.LogLevel;

/**
 * A whole life of a daemon, with a journal and a socket of its own, logs that go nowhere, and
 * programs that are never started: what a JVM does for the first time takes it several times as
 * long, and who waits for its turn has time for that. Nothing of the daemon is touched.
 */
final class DressRehearsal {
  /** That are played with, and processes in each. */
  private static final int MOST_GROUPS = 100;

  private static final long PATIENCE_SECONDS = 10;

  private static final MainLog.Settings NOWHERE =
      new MainLog.Settings(Optional.of(Path.of("/dev/null")), false, 0, 0, LogLevel.TRACE, false);

  private final Keeper keeper = Keeper.deaf();
  private final MainLog log;
  private final OutputThread output;
  private final ControlLoop.Settings settings;

  private DressRehearsal(Configuration configuration, MainLog log, OutputThread output) {
    this.log = log;
    this.output = output;
    settings =
        new ControlLoop.Settings(
            configuration,
            () -> new ConfigResult.Good(configuration),
            Map.of(),
            "/",
            Optional.empty(),
            new Newsroom(),
            () -> {});
  }

  /**
   * Takes some hundred milliseconds of a core; where it cannot be done the start is slower. Any
   * thread.
   *
   * @param inForce what the daemon runs on
   */
  static void run(Configuration inForce) {
    Rehearsal.run();
    try (var log = MainLog.open(NOWHERE);
        var output = OutputThread.start(log)) {
      OutputRehearsal.run(output);
      new DressRehearsal(idle(inForce), log, output).play();
    } catch (IOException | RuntimeException _) {
      // as when no memory or no descriptor is free now
    }
  }

  private static Configuration idle(Configuration inForce) {
    return inForce.withGroups(
        inForce.groups().stream()
            .filter(group -> group.pool().isEmpty())
            .limit(MOST_GROUPS)
            .map(DressRehearsal::idle)
            .toList());
  }

  private static GroupConfig idle(GroupConfig group) {
    return group.withProcesses(
        group.processes().stream().limit(MOST_GROUPS).map(ProcessConfig::idle).toList());
  }

  /** One daemon begins, and another one takes over from it, which is called, and told to end. */
  private void play() {
    loop().begin();
    var second = new CompletableFuture<ControlLoop>();
    var ended = new CompletableFuture<ControlLoop.End>();
    Thread.ofPlatform().name("rehearsed").daemon().start(() -> live(second, ended));
    try {
      HttpRehearsal.run(second.get(PATIENCE_SECONDS, TimeUnit.SECONDS), settings.configuration());
    } catch (Exception _) {
      // the real one will say what is wrong
    }
    second.thenAcceptAsync(
        loop -> loop.ask(new Ask.Shutdown()), work -> Thread.ofVirtual().start(work));
    try {
      ended.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (Exception _) {
      // its turn has come
    }
  }

  private void live(
      CompletableFuture<ControlLoop> begun, CompletableFuture<ControlLoop.End> ended) {
    try {
      var loop = loop();
      loop.takeOver();
      begun.complete(loop);
      ended.complete(loop.run());
    } catch (RuntimeException e) {
      begun.completeExceptionally(e);
    }
  }

  private ControlLoop loop() {
    return new ControlLoop(keeper, new Journal(keeper.journal()), log, output, settings);
  }
}
