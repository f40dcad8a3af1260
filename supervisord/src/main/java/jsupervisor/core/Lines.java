package jsupervisor.core;

import jsupervisor.core.Effect.Say;
import jsupervisor.terms.ExitStatus;
import jsupervisor.terms.LogLevel;
import jsupervisor.terms.Pid;
import jsupervisor.terms.Signal;

/** Supervisor's lines of the main log about one process (spec daemon, section 7). */
final class Lines {
  static final String TOO_QUICKLY = "Exited too quickly (process log may have details)";

  private Lines() {}

  /** Why there was no child worth the name: the step that failed, where one did. */
  static String failed(ExitStatus how, String otherwise) {
    return switch (how) {
      case ExitStatus.NeverBegan(var why) -> why;
      case ExitStatus.Code _, ExitStatus.Killed _ -> otherwise;
    };
  }

  static Say spawned(Program program, Pid pid) {
    return new Say(LogLevel.INFO, "spawned: '" + name(program) + "' with pid " + pid);
  }

  static Say spawnError(String reason) {
    return new Say(LogLevel.INFO, "spawnerr: " + reason);
  }

  static Say success(Program program) {
    var text = "entered RUNNING state, process has stayed up for > than %d seconds (startsecs)";
    var seconds = text.formatted(program.startsecs().toSeconds());
    return new Say(LogLevel.INFO, "success: " + name(program) + " " + seconds);
  }

  static Say gaveUp(Program program) {
    var text = "entered FATAL state, too many start retries too quickly";
    return new Say(LogLevel.INFO, "gave up: " + name(program) + " " + text);
  }

  static Say exited(Program program, ExitStatus how, boolean expected) {
    var verdict = expected ? "expected" : "not expected";
    return new Say(
        expected ? LogLevel.INFO : LogLevel.WARN,
        "exited: %s (%s; %s)".formatted(name(program), how.how(), verdict));
  }

  static Say stopped(Program program, ExitStatus how, boolean expected) {
    return new Say(
        expected ? LogLevel.INFO : LogLevel.WARN,
        "stopped: %s (%s)".formatted(name(program), how.how()));
  }

  static Say killing(Program program, Pid pid, Signal signal, boolean group) {
    var whom = group ? "process group " : "";
    return new Say(
        LogLevel.DEBUG,
        "killing %s (pid %s) %swith signal %s".formatted(name(program), pid, whom, signal.name()));
  }

  static Say overdue(Program program, Pid pid) {
    return new Say(LogLevel.WARN, "killing '" + name(program) + "' (" + pid + ") with SIGKILL");
  }

  static Say stoppedInBackoff(Program program) {
    return new Say(
        LogLevel.DEBUG, "Attempted to kill " + name(program) + ", which is in BACKOFF state.");
  }

  static Say alreadyRunning(Program program) {
    return new Say(LogLevel.WARN, "process '" + name(program) + "' already running");
  }

  static Say problem(String what) {
    return new Say(LogLevel.CRITICAL, "unknown problem " + what);
  }

  static Say stray(Program program, Pid pid) {
    return new Say(
        LogLevel.CRITICAL,
        "killing pid %s: it was spawned for '%s', which had not asked for it"
            .formatted(pid, name(program)));
  }

  private static String name(Program program) {
    return program.name().process();
  }
}
