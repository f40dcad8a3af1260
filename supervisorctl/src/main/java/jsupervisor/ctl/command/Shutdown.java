package jsupervisor.ctl.command;

import java.util.List;
import jsupervisor.terms.Fault;
import jsupervisor.terms.FaultCode;
import jsupervisor.wire.RpcException;

/** {@code shutdown} (spec ctl, section 5.13). */
final class Shutdown implements Command {

  @Override
  public String verb() {
    return "shutdown";
  }

  @Override
  public List<String> help() {
    return List.of("shutdown \tShut the remote supervisord down.");
  }

  @Override
  public void run(Session session, String argument) {
    if (!bare(session, argument)) return;
    if (!Consent.given(session, "Really shut the remote supervisord process down y/N? ")) return;
    try {
      session.call("shutdown");
      session.say("Shut down");
    } catch (Fault fault) {
      if (!fault.is(FaultCode.SHUTDOWN_STATE)) throw fault;
      session.say("ERROR: already shutting down");
    } catch (RpcException e) {
      var absence = Session.absence(e);
      if (absence.isEmpty()) throw e;
      session.say("ERROR: " + session.serverUrl() + absence.get() + " (already shut down?)");
      session.exit(ExitCode.GENERIC);
    }
  }
}
