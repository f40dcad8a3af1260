package jsupervisor.ctl.command;

import java.util.List;
import jsupervisor.terms.Fault;
import jsupervisor.terms.FaultCode;

/** {@code reload} (spec ctl, section 5.13). */
final class Reload implements Command {

  @Override
  public String verb() {
    return "reload";
  }

  @Override
  public List<String> help() {
    return List.of("reload \t\tRestart the remote supervisord.");
  }

  @Override
  public void run(Session session, String argument) {
    if (!bare(session, argument)) return;
    if (!Consent.given(session, "Really restart the remote supervisord process y/N? ")) return;
    try {
      session.call("restart");
      session.say("Restarted supervisord");
    } catch (Fault fault) {
      if (!fault.is(FaultCode.SHUTDOWN_STATE)) throw fault;
      session.say("ERROR: already shutting down");
      session.exit(ExitCode.GENERIC);
    }
  }
}
