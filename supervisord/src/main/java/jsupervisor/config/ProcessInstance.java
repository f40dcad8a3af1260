package jsupervisor.config;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import jsupervisor.config.LogConfig.Target;
import jsupervisor.config.values.Words;
import jsupervisor.core.Executable;
import jsupervisor.core.Program;
import jsupervisor.terms.Channel;
import jsupervisor.terms.ProcessName;

/**
 * One of the {@code numprocs} processes of a section.
 *
 * @param draft the configuration to be
 * @param fixed reads what is the same for all of them
 * @param each reads what may name the process number and the process's environment
 * @param environment of the child
 */
record ProcessInstance(
    Draft draft, SectionReader fixed, SectionReader each, Map<String, String> environment) {

  /**
   * What all processes of a section have in common.
   *
   * @param treatment the machine's part, without a name
   * @param name of a process, not expanded
   */
  record Shared(
      Program treatment,
      String name,
      boolean redirect,
      OptionalInt uid,
      OptionalInt umask,
      Optional<String> serverUrl) {}

  /** The process; empty when something is wrong with it. */
  Optional<ProcessConfig> process(Shared shared) {
    var directory = each.text("directory");
    var stdout = log(Channel.STDOUT);
    var stderr = log(Channel.STDERR);
    if (shared.redirect()) stderr = redirected(stderr);
    var command = command();
    var name = each.expanded("process_name", "process_name", shared.name(), Words::name);
    if (command.isEmpty() || name.isEmpty()) return Optional.empty();
    return Optional.of(
        new ProcessConfig(
            named(shared.treatment(), name.get()),
            command.get(),
            directory,
            shared.umask(),
            shared.uid(),
            stdout,
            stderr,
            shared.redirect(),
            environment,
            shared.serverUrl(),
            Optional.empty(),
            new ProbeReader(each, places(directory)).read()));
  }

  private Executable.Places places(Optional<String> directory) {
    var here = draft.host.workingDirectory();
    var there = directory.map(text -> text.startsWith("/") ? text : here + "/" + text);
    return ProbeCommand.places(
        there.orElse(here.toString()), environment, draft.host.environment());
  }

  private LogConfig log(Channel channel) {
    return new LogReader(fixed, each, draft.paths(), channel, draft.logPrefix).read();
  }

  private LogConfig redirected(LogConfig stderr) {
    if (stderr.target() instanceof Target.File)
      each.warn(
          "stderr_logfile",
          "For [%s], redirect_stderr=true but stderr_logfile has also been set to a filename, the filename has been ignored"
              .formatted(each.section().name()));
    return stderr.withTarget(new Target.None());
  }

  private Optional<String> command() {
    if (each.raw("command").isEmpty())
      each.error(
          "command", "program section " + each.section().name() + " does not specify a command");
    var command = each.text("command");
    if (command.filter(String::isBlank).isPresent())
      each.problems()
          .warnAt(each.section(), "command", "the command is empty: nothing can be started");
    return command;
  }

  private static Program named(Program program, String name) {
    return new Program(
        new ProcessName(program.name().group(), name),
        program.priority(),
        program.autostart(),
        program.autorestart(),
        program.startsecs(),
        program.startretries(),
        program.exitcodes(),
        program.stopsignal(),
        program.stopwaitsecs(),
        program.stopasgroup(),
        program.killasgroup());
  }
}
