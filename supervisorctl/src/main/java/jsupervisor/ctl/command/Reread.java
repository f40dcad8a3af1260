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
    var extras = Extras.of(argument, Extras.JSON);
    if (!bare(session, extras.rest())) return;
    if (extras.has(Extras.JSON)) session.speakAside();
    try {
      var changes = Changes.of(session.call("reloadConfig"));
      if (extras.has(Extras.JSON)) session.answer(changes.members());
      else session.say(changes.lines());
    } catch (Fault fault) {
      if (fault.is(FaultCode.SHUTDOWN_STATE)) session.say("ERROR: supervisor shutting down");
      else if (fault.is(FaultCode.CANT_REREAD)) session.say("ERROR: " + fault.text());
      else throw fault;
      session.exit(ExitCode.GENERIC);
    }
  }
}
