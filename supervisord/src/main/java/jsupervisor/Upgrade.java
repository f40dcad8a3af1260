package jsupervisor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import jsupervisor.ask.Ask;
import jsupervisor.ask.Asker;
import jsupervisor.boot.Stage;
import jsupervisor.commands.OwnCommand;
import jsupervisor.config.Host;
import jsupervisor.logging.MainLog;
import jsupervisor.plugin.rpc.RpcMethod;
import jsupervisor.posix.Keeper;
import jsupervisor.posix.PosixException;
import jsupervisor.terms.Fault;
import jsupervisor.terms.FaultCode;
import jsupervisor.terms.LogLevel;

/**
 * Another version takes over in place. What lies now where the daemon was called from is asked
 * whether it accepts the configuration; then the keeper tries it instead of this JVM, and goes back
 * when it does not come up.
 */
final class Upgrade {
  static final String NAMESPACE = "jsupervisor";

  private static final Duration CHECK = Duration.ofSeconds(60);

  private final Keeper keeper;
  private final Host host;
  private final String called;
  private final List<String> words;
  private volatile boolean upgraded;
  private Optional<Asker> loop = Optional.empty();

  /**
   * @param called the path or name by which the daemon was called
   * @param words its arguments
   */
  Upgrade(Keeper keeper, Host host, String called, List<String> words) {
    this.keeper = keeper;
    this.host = host;
    this.called = called;
    this.words = List.copyOf(words);
  }

  /** The loop that is to be left. */
  void of(Asker loop) {
    this.loop = Optional.of(loop);
  }

  /** What callers call. */
  List<RpcMethod> methods(Asker loop) {
    return List.of(
        new RpcMethod(
            "upgrade",
            "Goes on with the version that is installed now; no program is touched.",
            "boolean",
            List.of(),
            (_, _) -> run(loop)),
        new RpcMethod(
            "upgraded",
            "Whether the last change of the daemon's Java process was an upgrade that succeeded.",
            "boolean",
            List.of(),
            (_, _) -> upgraded));
  }

  /** The same by a signal; whoever has sent it finds the reason in the log. */
  void onSignal(MainLog log) {
    Thread.ofVirtual()
        .start(() -> {
          try {
            loop.ifPresent(this::run);
          } catch (Fault fault) {
            log.log(LogLevel.CRITICAL, "not upgraded: " + fault.text());
          }
        });
  }

  /**
   * @throws Fault FAILED with the reason, and nothing has happened
   */
  private boolean run(Asker loop) {
    var launcher = launcher();
    check(launcher);
    try {
      var command = new ArrayList<>(List.of(launcher.toString(), "--below-keeper", called));
      command.addAll(words);
      keeper.self().words().tryNext(command);
      Stage.UPGRADING.reach(keeper);
    } catch (PosixException e) {
      throw Fault.of(FaultCode.FAILED, "the command line is too long to be handed on");
    }
    return loop.ask(new Ask.Upgrade());
  }

  private Path launcher() {
    var paths =
        called.contains("/")
            ? Stream.of(host.workingDirectory().resolve(called))
            : Stream.of(host.environment().getOrDefault("PATH", "/usr/bin:/bin").split(":"))
                .map(folder -> host.workingDirectory().resolve(folder).resolve(called));
    var found = paths.filter(Files::isExecutable).findFirst();
    try {
      if (found.isPresent()) return found.get().toRealPath();
    } catch (IOException _) {
      // it is as good as not there
    }
    throw Fault.of(FaultCode.FAILED, "there is no program " + called + " any more");
  }

  private void check(Path launcher) {
    var command = new ArrayList<>(List.of(launcher.toString(), "--check"));
    command.addAll(words);
    try {
      var result = new OwnCommand(command, host.environment(), host.workingDirectory()).run(CHECK);
      if (result.late())
        throw Fault.of(FaultCode.FAILED, launcher + " --check did not end within a minute");
      if (result.status() != 0)
        throw Fault.of(
            FaultCode.FAILED,
            "%s --check ended with status %d: %s"
                .formatted(launcher, result.status(), result.output().strip()));
    } catch (IOException e) {
      throw Fault.of(FaultCode.FAILED, launcher + " cannot be run: " + e.getMessage());
    }
  }

  /** Says why this JVM takes over from another. */
  void introduce(MainLog log) {
    if (keeper.self().words().trial())
      log.log(LogLevel.WARN, "upgrading: this version takes over from the last one");
    else if (Stage.UPGRADING.reached(keeper))
      log.log(
          LogLevel.CRITICAL,
          "the upgrade failed, because the new version did not come up; going on with the last one");
    else log.log(LogLevel.CRITICAL, "the daemon's Java process was killed; taking over from it");
  }

  /** Everything is taken over: this version is no trial any more, and brings its own keeper. */
  void succeeded(MainLog log) {
    upgraded = keeper.self().words().trial();
    keeper.self().words().up();
    Stage.UPGRADING.forget(keeper);
    if (!upgraded) return;
    try {
      var ours = Path.of(System.getProperty("jsupervisor.home"), "libexec", "supervisord");
      if (Files.mismatch(ours, Path.of("/proc", keeper.pid() + "", "exe")) != -1)
        keeper.self().words().replace(ours.toRealPath());
      log.log(LogLevel.INFO, "upgraded");
    } catch (IOException | PosixException e) {
      log.log(LogLevel.WARN, "upgraded, but the keeper is still that of the last version: " + e);
    }
  }
}
