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
    var extras = Extras.of(argument, Extras.JSON);
    if (!bare(session, extras.rest())) return;
    if (extras.has(Extras.JSON)) session.speakAside();
    try {
      var processes = session.configured();
      if (extras.has(Extras.JSON)) session.answer(processes.stream().map(Struct::sorted).toList());
      else session.say(StatusTable.configured(processes));
    } catch (Fault fault) {
      if (!fault.is(FaultCode.SHUTDOWN_STATE)) throw fault;
      session.say("ERROR: supervisor shutting down");
      session.exit(ExitCode.GENERIC);
    }
  }
}
