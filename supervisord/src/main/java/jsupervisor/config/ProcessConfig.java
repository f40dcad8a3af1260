package jsupervisor.config;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import jsupervisor.ask.Vigil;
import jsupervisor.core.Program;
import jsupervisor.terms.Channel;

/**
 * One process: how it is treated, and how it is started (spec config, 6.5).
 *
 * @param program what the state machine needs
 * @param command text as expanded; split into words at spawn time
 * @param directory to change to before exec
 * @param umask 0 to 0777; empty = the daemon's
 * @param uid user to become; empty = the daemon's
 * @param stdout log of standard output
 * @param stderr log of standard error
 * @param redirectStderr standard error goes where standard output goes
 * @param environment merged: {@code [supervisord]}'s, then the program's own
 * @param serverUrl value for SUPERVISOR_SERVER_URL; empty = the daemon's, {@link
 *     Configuration#serverUrl()}
 * @param socket what it finds as standard input instead of a pipe, shared with others
 * @param vigil what is watched of it beside its state
 */
public record ProcessConfig(
    Program program,
    String command,
    Optional<String> directory,
    OptionalInt umask,
    OptionalInt uid,
    LogConfig stdout,
    LogConfig stderr,
    boolean redirectStderr,
    Map<String, String> environment,
    Optional<String> serverUrl,
    Optional<FcgiSocket> socket,
    Vigil vigil) {

  public LogConfig log(Channel channel) {
    return switch (channel) {
      case STDOUT -> stdout;
      case STDERR -> stderr;
    };
  }

  /** The same with other logs, as when AUTO has become a file. */
  public ProcessConfig withLogs(LogConfig newStdout, LogConfig newStderr) {
    return new ProcessConfig(
        program,
        command,
        directory,
        umask,
        uid,
        newStdout,
        newStderr,
        redirectStderr,
        environment,
        serverUrl,
        socket,
        vigil);
  }

  /** The same without logs, socket and probe, and never started by itself. */
  public ProcessConfig idle() {
    var none = stdout.withTarget(new LogConfig.Target.None());
    return new ProcessConfig(
        program.idle(),
        command,
        directory,
        umask,
        uid,
        none,
        none,
        redirectStderr,
        environment,
        serverUrl,
        Optional.empty(),
        Vigil.NONE);
  }

  /** The same with a socket as standard input. */
  ProcessConfig withSocket(FcgiSocket shared) {
    return new ProcessConfig(
        program,
        command,
        directory,
        umask,
        uid,
        stdout,
        stderr,
        redirectStderr,
        environment,
        serverUrl,
        Optional.of(shared),
        vigil);
  }
}
