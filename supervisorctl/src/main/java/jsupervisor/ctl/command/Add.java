package jsupervisor.ctl.command;

import java.util.List;
import jsupervisor.terms.Fault;
import jsupervisor.terms.FaultCode;

/** {@code add groups} (spec ctl, section 5.12). */
final class Add implements Command {

  @Override
  public String verb() {
    return "add";
  }

  @Override
  public List<String> help() {
    return List.of("add <name> [...]\tActivates any updates in config for process/group");
  }

  @Override
  public void run(Session session, String argument) {
    for (var name : Words.of(argument)) add(session, name);
  }

  private static void add(Session session, String name) {
    try {
      session.call("addProcessGroup", name);
      session.say(name + ": added process group");
    } catch (Fault fault) {
      if (fault.is(FaultCode.ALREADY_ADDED)) {
        session.say("ERROR: process group already active");
        return;
      }
      if (fault.is(FaultCode.SHUTDOWN_STATE)) session.say("ERROR: shutting down");
      else if (fault.is(FaultCode.BAD_NAME)) session.say("ERROR: no such process/group: " + name);
      else throw fault;
      session.exit(ExitCode.GENERIC);
    }
  }
}
