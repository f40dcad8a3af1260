package jsupervisor.ctl.command;

import java.util.List;
import jsupervisor.ctl.view.Struct;
import jsupervisor.terms.Fault;
import jsupervisor.terms.FaultCode;

/** {@code pid [names]} (spec ctl, section 5.4). */
final class PidOf implements Command {

  @Override
  public String verb() {
    return "pid";
  }

  @Override
  public List<String> help() {
    return List.of(
        "pid\t\t\tGet the PID of supervisord.",
        "pid <name>\t\tGet the PID of a single child process by name.",
        "pid all\t\t\tGet the PID of every child process, one per line.");
  }

  @Override
  public void run(Session session, String argument) {
    if (!session.upcheck()) return;
    var names = Words.of(argument);
    if (names.isEmpty()) session.say(String.valueOf(session.call("getPID")));
    else if (names.contains("all"))
      session.processes().forEach(process -> session.say(process.text("pid")));
    else names.forEach(name -> one(session, name));
  }

  private static void one(Session session, String name) {
    try {
      int pid = Struct.of(session.call("getProcessInfo", name)).number("pid");
      session.say(Integer.toString(pid));
      if (pid == 0) session.exit(ExitCode.NOT_RUNNING);
    } catch (Fault fault) {
      if (!fault.is(FaultCode.BAD_NAME)) throw fault;
      session.say("No such process " + name);
      session.exit(ExitCode.GENERIC);
    }
  }
}
