package jsupervisor.ctl.command;

import java.util.List;
import jsupervisor.ctl.view.StatusTable;
import jsupervisor.ctl.view.Struct;
import jsupervisor.terms.Fault;
import jsupervisor.terms.FaultCode;

/** {@code avail} (spec ctl, section 5.9). */
final class Avail implements Command {

  @Override
  public String verb() {
    return "avail";
  }

  @Override
  public List<String> help() {
    return List.of("avail\t\t\tDisplay all configured processes");
  }

  @Override
  public void run(Session session, String argument) {
    if (!bare(session, argument)) return;
    try {
      session.say(StatusTable.configured(Struct.list(session.call("getAllConfigInfo"))));
    } catch (Fault fault) {
      if (!fault.is(FaultCode.SHUTDOWN_STATE)) throw fault;
      session.say("ERROR: supervisor shutting down");
      session.exit(ExitCode.GENERIC);
    }
  }
}
