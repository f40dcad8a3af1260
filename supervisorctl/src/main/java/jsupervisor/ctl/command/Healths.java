package jsupervisor.ctl.command;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jsupervisor.ctl.view.Struct;
import jsupervisor.terms.Fault;
import jsupervisor.terms.FaultCode;
import jsupervisor.terms.ProcessName;

/**
 * What a daemon tells of health. One that has no section {@code [health]}, or is Supervisor's, does
 * not know the question.
 */
record Healths(Session session) {
  static final String METHOD = "getHealth";
  private static final String HEALTH = "health";

  /** Processes, with a member {@code health} where one is told. */
  List<Struct> of(List<Struct> processes) {
    var told = told();
    if (told.isEmpty()) return processes;
    return processes.stream().map(process -> with(process, told.get(process.name()))).toList();
  }

  private static Struct with(Struct process, String health) {
    if (health == null || health.isEmpty()) return process;
    var members = new HashMap<Object, Object>(process.members());
    members.put(HEALTH, health);
    return new Struct(members);
  }

  private Map<ProcessName, String> told() {
    try {
      var byName = new HashMap<ProcessName, String>();
      for (var each : Struct.list(session.extension(METHOD, "")))
        if (!each.flag("outside")) byName.put(each.name(), each.text(HEALTH));
      return byName;
    } catch (Fault fault) {
      if (fault.is(FaultCode.UNKNOWN_METHOD)) return Map.of();
      throw fault;
    }
  }
}
