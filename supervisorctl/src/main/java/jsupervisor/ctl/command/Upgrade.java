package jsupervisor.ctl.command;

import java.util.List;
import jsupervisor.terms.Fault;
import jsupervisor.terms.FaultCode;

/** {@code upgrade}: another version of the daemon goes on, and no program is touched. */
final class Upgrade implements Command {

  @Override
  public String verb() {
    return "upgrade";
  }

  @Override
  public List<String> help() {
    return List.of(
        "upgrade\t\t\tGo on with the version of supervisord that is installed now;",
        "\t\t\tprograms keep running");
  }

  @Override
  public void run(Session session, String argument) {
    if (!bare(session, argument)) return;
    if (!session.upcheck()) return;
    try {
      session.callNamed("jsupervisor.upgrade");
      if (Boolean.TRUE.equals(session.callNamed("jsupervisor.upgraded"))) {
        session.say("Upgraded supervisord");
        return;
      }
      session.say("ERROR: the new version did not come up, the last one goes on; see its log");
      session.exit(ExitCode.GENERIC);
    } catch (Fault fault) {
      if (fault.is(FaultCode.UNKNOWN_METHOD))
        session.say("ERROR: this supervisord cannot be upgraded in place; restart it");
      else session.say("ERROR: not upgraded: " + fault.text());
      session.exit(ExitCode.GENERIC);
    }
  }
}
