package jsupervisor.ctl.command;

import java.util.ArrayList;
import java.util.List;
import jsupervisor.ctl.view.StatusTable;
import jsupervisor.ctl.view.Struct;
import jsupervisor.terms.ProcessName;
import jsupervisor.terms.StateCode;

/** {@code status [names]} (spec ctl, section 5.1). */
final class Status implements Command {

  @Override
  public String verb() {
    return "status";
  }

  @Override
  public List<String> help() {
    return List.of(
        "status <name>\t\tGet status for a single process",
        "status <gname>:*\tGet status for all processes in a group",
        "status <name> <name>\tGet status for multiple named processes",
        "status\t\t\tGet all process status info");
  }

  @Override
  public void run(Session session, String argument) {
    if (!session.upcheck()) {
      session.exit(ExitCode.STATUS_UNKNOWN);
      return;
    }
    var all = session.processes();
    var names = Words.of(argument);
    var shown = names.isEmpty() || names.contains("all") ? all : named(session, names, all);
    session.say(StatusTable.states(shown));
    for (var process : shown)
      if (StateCode.of(process.number("state")).map(StateCode::stopped).orElse(false))
        session.exit(ExitCode.STATUS_NOT_RUNNING);
  }

  private static List<Struct> named(Session session, List<String> names, List<Struct> all) {
    var found = new ArrayList<Struct>();
    for (var text : names) {
      var name = ProcessName.parse(text);
      var matching = all.stream().filter(process -> matches(name, process.name())).toList();
      if (matching.isEmpty()) {
        session.say(
            name.wholeGroup()
                ? name.group() + ": ERROR (no such group)"
                : text + ": ERROR (no such process)");
        session.exit(ExitCode.STATUS_UNKNOWN);
      }
      found.addAll(matching);
    }
    return found;
  }

  private static boolean matches(ProcessName wanted, ProcessName process) {
    return wanted.wholeGroup() ? wanted.group().equals(process.group()) : wanted.equals(process);
  }
}
