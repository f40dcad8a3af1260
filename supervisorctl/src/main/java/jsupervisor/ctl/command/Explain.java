package jsupervisor.ctl.command;

import java.util.List;
import java.util.Optional;
import jsupervisor.ctl.view.Story;
import jsupervisor.ctl.view.Struct;
import jsupervisor.ctl.view.Why;
import jsupervisor.terms.Fault;
import jsupervisor.terms.FaultCode;
import jsupervisor.terms.ProcessName;

/** {@code why names}: state, cause, attempts, health, rules, last words. Works with any daemon. */
final class Explain implements Command {
  private static final int LOG_BYTES = 256 << 10;
  private static final int STDERR_BYTES = 4096;

  @Override
  public String verb() {
    return "why";
  }

  @Override
  public List<String> help() {
    return List.of(
        "why <name> [...]\tTell why a process is in its state: cause, attempts,",
        "\t\t\tits health, where it is probed, rules, the daemon's log about it,",
        "\t\t\tthe end of its standard error");
  }

  @Override
  public void run(Session session, String argument) {
    if (!session.upcheck()) return;
    var names = Words.of(argument);
    if (names.isEmpty()) {
      usage(session, "Error: why requires a process name");
      return;
    }
    var all = session.processes();
    var selection = Selection.of(names, all);
    selection.complain(session, all);
    if (!selection.unknown().isEmpty()) session.exit(ExitCode.STATUS_UNKNOWN);
    if (!selection.processes().isEmpty()) explain(session, selection.processes(), all);
  }

  private static void explain(Session session, List<Struct> processes, List<Struct> all) {
    var log = readable(session, "readLog", -LOG_BYTES, 0);
    var configured = session.configured();
    var healths = Healths.told(session).byName();
    for (var process : processes) {
      var name = process.name();
      var stderr =
          readable(
              session,
              "readProcessStderrLog",
              name.group() + ":" + name.process(),
              -STDERR_BYTES,
              0);
      Optional<Struct> config =
          configured.stream().filter(one -> one.name().equals(name)).findFirst();
      var health = Optional.ofNullable(healths.get(name));
      var story = Story.of(log, name.process(), shared(name, all));
      session.say(new Why(process, config, health, story, stderr.lines().toList()).lines());
    }
  }

  /** Whether another group has a process of the same name. */
  private static boolean shared(ProcessName name, List<Struct> all) {
    return all.stream()
        .map(Struct::name)
        .anyMatch(other -> other.process().equals(name.process()) && !other.equals(name));
  }

  /** What can be read of a log; nothing when there is none. */
  private static String readable(Session session, String method, Object... parameters) {
    try {
      return String.valueOf(session.call(method, parameters));
    } catch (Fault fault) {
      if (fault.is(FaultCode.NO_FILE) || fault.is(FaultCode.FAILED)) return "";
      throw fault;
    }
  }
}
