package jsupervisor.ctl.command;

import java.util.List;
import jsupervisor.ctl.view.Changes;
import jsupervisor.terms.Fault;
import jsupervisor.terms.FaultCode;

/** {@code reread} (spec ctl, section 5.10). */
final class Reread implements Command {

  @Override
  public String verb() {
    return "reread";
  }

  @Override
  public List<String> help() {
    return List.of("reread \t\t\tReload the daemon's configuration files without add/remove");
  }

  @Override
  public void run(Session session, String argument) {
    if (!bare(session, argument)) return;
    try {
      session.say(Changes.of(session.call("reloadConfig")).lines());
    } catch (Fault fault) {
      if (fault.is(FaultCode.SHUTDOWN_STATE)) session.say("ERROR: supervisor shutting down");
      else if (fault.is(FaultCode.CANT_REREAD)) session.say("ERROR: " + fault.text());
      else throw fault;
      session.exit(ExitCode.GENERIC);
    }
  }
}
