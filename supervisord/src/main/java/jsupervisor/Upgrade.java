package jsupervisor;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import jsupervisor.access.Guard;
import jsupervisor.access.Right;
import jsupervisor.ask.Ask;
import jsupervisor.ask.Asker;
import jsupervisor.boot.Stage;
import jsupervisor.commands.OwnCommand;
import jsupervisor.config.Host;
import jsupervisor.config.SupervisordConfig;
import jsupervisor.logging.MainLog;
import jsupervisor.plugin.rpc.RpcMethod;
import jsupervisor.posix.Keeper;
import jsupervisor.posix.PosixException;
import jsupervisor.terms.Fault;
import jsupervisor.terms.FaultCode;
import jsupervisor.terms.LogLevel;

/**
 * Another version takes over in place. What lies now where the daemon was called from is asked
 * whether it accepts the configuration, and is made ready while this JVM works on; then the keeper
 * tries it instead of this JVM, and goes back when it does not come up.
 */
final class Upgrade {
  static final String NAMESPACE = "jsupervisor";

  private static final Duration CHECK = Duration.ofSeconds(60);
  private static final String NOT_UP = "the new version did not come up, the last one goes on: ";

  private final Keeper keeper;
  private final Successor successor;
  private final Host host;
  private final String called;
  private final List<String> words;
  private final AtomicBoolean underWay = new AtomicBoolean();
  private volatile boolean upgraded;
  private volatile Optional<String> failure = Optional.empty();
  private Asker loop;
  private MainLog log;

  /**
   * @param called the path or name by which the daemon was called
   * @param words its arguments
   */
  Upgrade(Keeper keeper, Host host, String called, List<String> words) {
    this.keeper = keeper;
    successor = new Successor(keeper);
    this.host = host;
    this.called = called;
    this.words = List.copyOf(words);
  }

  /** The loop that is to be left, and where that is said. */
  void of(Asker loop, MainLog log) {
    this.loop = loop;
    this.log = log;
  }

  /**
   * What callers call.
   *
   * @param guard knows who may
   */
  List<RpcMethod> methods(Guard guard) {
    return List.of(
        new RpcMethod(
            "upgrade",
            "Goes on with the version that is installed now; no program is touched. True when that"
                + " version has accepted the configuration; then ask upgraded.",
            "boolean",
            List.of(),
            (_, _) -> {
              guard.demand(Right.ADMIN, "upgrade");
              return run();
            }),
        new RpcMethod(
            "upgraded",
            "True when this is the version of the last upgrade, a fault with the reason when that"
                + " version did not come up, false while neither is known.",
            "boolean",
            List.of(),
            (_, _) -> upgraded()));
  }

  /** The same by a signal; whoever has sent it finds the reason in the log. */
  void onSignal() {
    Thread.ofVirtual()
        .start(() -> {
          try {
            run();
          } catch (Fault _) {
            // it is in the log
          }
        });
  }

  private boolean upgraded() {
    failure.ifPresent(why -> {
      throw Fault.of(FaultCode.FAILED, why);
    });
    return upgraded;
  }

  /**
   * @throws Fault FAILED with the reason, and nothing has happened
   */
  private boolean run() {
    if (!underWay.compareAndSet(false, true))
      throw Fault.of(FaultCode.FAILED, "an upgrade is under way already");
    try {
      var launcher = launcher();
      check(launcher);
      prepare(launcher);
      return leave(launcher);
    } catch (RuntimeException e) {
      underWay.set(false);
      var fault =
          e instanceof Fault said ? said : Fault.of(FaultCode.FAILED, "an error of ours: " + e);
      log.log(LogLevel.CRITICAL, "not upgraded: " + fault.text());
      throw fault;
    }
  }

  private void prepare(Path launcher) {
    var command = new ArrayList<>(List.of(launcher.toString(), "--below-keeper", called));
    command.addAll(words);
    upgraded = false;
    failure = Optional.empty();
    try {
      var failed = successor.prepare(command);
      if (failed.isPresent()) throw Fault.of(FaultCode.FAILED, NOT_UP + failed.get());
    } catch (PosixException e) {
      throw Fault.of(FaultCode.FAILED, "the command line is too long to be handed on");
    }
  }

  private boolean leave(Path launcher) {
    Stage.UPGRADING.reach(keeper);
    try {
      log.log(LogLevel.INFO, "upgrading: leaving everything to " + launcher);
      return loop.ask(new Ask.Upgrade());
    } catch (RuntimeException e) {
      successor.giveUp();
      Stage.UPGRADING.forget(keeper);
      throw e;
    }
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
    else if (Stage.UPGRADING.reached(keeper)) failed(log);
    else if (keeper.succession().hung())
      log.log(
          LogLevel.CRITICAL,
          "the daemon's Java process did not answer and was killed; taking over from it");
    else log.log(LogLevel.CRITICAL, "the daemon's Java process was killed; taking over from it");
  }

  private void failed(MainLog log) {
    var why = NOT_UP + keeper.self().words().reason().strip();
    failure = Optional.of(why);
    log.log(LogLevel.CRITICAL, "not upgraded: " + why);
  }

  /** Everything was begun anew: there is nothing to go back to. */
  void begun(MainLog log) {
    if (!keeper.self().words().trial() && Stage.UPGRADING.reached(keeper)) failed(log);
    proven();
  }

  /** What the configuration wants for the case that this JVM is killed or hangs. */
  void survive(SupervisordConfig.Survival survival) {
    keeper.succession().watchdog(survival.watchdog());
    if (survival.standby()) successor.standBy();
  }

  private void proven() {
    keeper.self().words().up();
    Stage.UPGRADING.forget(keeper);
  }

  /** One that may not be looked at, as below another user, is replaced in any case. */
  private boolean differs(Path ours) throws IOException {
    try {
      return Files.mismatch(ours, Path.of("/proc", keeper.pid() + "", "exe")) != -1;
    } catch (AccessDeniedException _) {
      return true;
    }
  }

  /** Everything is taken over: this version is no trial any more, and brings its own keeper. */
  void succeeded(MainLog log) {
    boolean trial = keeper.self().words().trial();
    proven();
    if (!trial) return;
    try {
      var ours = Path.of(System.getProperty("jsupervisor.home"), "libexec", "supervisord");
      if (differs(ours)) keeper.self().words().replace(ours.toRealPath());
      log.log(LogLevel.INFO, "upgraded");
    } catch (IOException | PosixException e) {
      log.log(LogLevel.WARN, "upgraded, but the keeper is still that of the last version: " + e);
    }
    upgraded = true;
  }
}
