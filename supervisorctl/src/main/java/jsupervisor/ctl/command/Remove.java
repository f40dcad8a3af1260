package jsupervisor.ctl.command;

import java.util.List;
import jsupervisor.terms.Fault;
import jsupervisor.terms.FaultCode;

/** {@code remove groups} (spec ctl, section 5.12). */
final class Remove implements Command {

  @Override
  public String verb() {
    return "remove";
  }

  @Override
  public List<String> help() {
    return List.of("remove <name> [...]\tRemoves process/group from active config");
  }

  @Override
  public void run(Session session, String argument) {
    for (var name : Words.of(argument)) remove(session, name);
  }

  private static void remove(Session session, String name) {
    try {
      session.call("removeProcessGroup", name);
      session.say(name + ": removed process group");
    } catch (Fault fault) {
      if (fault.is(FaultCode.STILL_RUNNING))
        session.say("ERROR: process/group still running: " + name);
      else if (fault.is(FaultCode.BAD_NAME)) session.say("ERROR: no such process/group: " + name);
      else throw fault;
      session.exit(ExitCode.GENERIC);
    }
  }
}
