package jsupervisor.ctl.command;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    var extras = Extras.of(argument, Extras.JSON);
    if (extras.has(Extras.JSON)) session.speakAside();
    if (!session.upcheck()) return;
    var names = extras.words();
    if (extras.has(Extras.JSON)) session.answer(pids(session, names));
    else if (names.isEmpty()) session.say(String.valueOf(session.call("getPID")));
    else if (names.contains("all"))
      session.processes().forEach(process -> session.say(process.text("pid")));
    else names.forEach(name -> one(session, name).ifPresent(p -> session.say(p.text("pid"))));
  }

  /** One object for the daemon, an array for processes. */
  private static Object pids(Session session, List<String> names) {
    if (names.isEmpty()) return Map.of("pid", session.call("getPID"));
    var processes =
        names.contains("all")
            ? session.processes()
            : names.stream().flatMap(name -> one(session, name).stream()).toList();
    return processes.stream().map(PidOf::members).toList();
  }

  private static Map<String, Object> members(Struct process) {
    var members = new LinkedHashMap<String, Object>();
    members.put("group", process.text("group"));
    members.put("name", process.text("name"));
    members.put("pid", process.number("pid"));
    return members;
  }

  private static Optional<Struct> one(Session session, String name) {
    try {
      var process = Struct.of(session.call("getProcessInfo", name));
      if (process.number("pid") == 0) session.exit(ExitCode.NOT_RUNNING);
      return Optional.of(process);
    } catch (Fault fault) {
      if (!fault.is(FaultCode.BAD_NAME)) throw fault;
      session.say("No such process " + name);
      Hints.name(session, name);
      session.exit(ExitCode.GENERIC);
      return Optional.empty();
    }
  }
}
