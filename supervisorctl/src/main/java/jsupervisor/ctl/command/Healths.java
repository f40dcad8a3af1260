package jsupervisor.ctl.command;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jsupervisor.ctl.check.Seen;
import jsupervisor.ctl.view.Struct;
import jsupervisor.terms.Fault;
import jsupervisor.terms.FaultCode;
import jsupervisor.terms.ProcessName;

/**
 * What a daemon tells of health. One that has no section {@code [health]}, or is Supervisor's, does
 * not know the question.
 *
 * @param all as {@code jsupervisor.getHealth} gives them
 */
record Healths(List<Struct> all) {
  static final String METHOD = "getHealth";
  private static final String HEALTH = "health";
  private static final String OUTSIDE = "probe:";

  /** What the daemon tells; nothing when it does not know the question. */
  static Healths told(Session session) {
    try {
      return new Healths(Struct.list(session.extension(METHOD, "")));
    } catch (Fault fault) {
      if (fault.is(FaultCode.UNKNOWN_METHOD)) return new Healths(List.of());
      throw fault;
    }
  }

  /** What is told of each process. */
  Map<ProcessName, Struct> byName() {
    var found = new HashMap<ProcessName, Struct>();
    for (var each : all) if (!each.flag("outside")) found.put(each.name(), each);
    return found;
  }

  /** Processes, with a member {@code health} where one is told. */
  List<Struct> of(List<Struct> processes) {
    if (all.isEmpty()) return processes;
    var told = byName();
    return processes.stream().map(process -> with(process, told.get(process.name()))).toList();
  }

  private static Struct with(Struct process, Struct told) {
    var health = told == null ? "" : told.text(HEALTH);
    if (health.isEmpty()) return process;
    var members = new HashMap<Object, Object>(process.members());
    members.put(HEALTH, health);
    return new Struct(members);
  }

  /**
   * What is outside and is named, as {@code probe:x} or {@code probe:*}.
   *
   * @return its unknown names are those of all that mean nothing outside
   */
  Selection outside(List<String> names) {
    var outside = all.stream().filter(each -> each.flag("outside")).toList();
    var meant = names.stream().filter(name -> name.startsWith(OUTSIDE)).toList();
    var found =
        meant.isEmpty() ? new Selection(List.of(), List.of()) : Selection.of(meant, outside);
    return new Selection(
        found.processes().stream().distinct().toList(),
        names.stream()
            .filter(name -> !meant.contains(name) || found.unknown().contains(name))
            .toList());
  }

  /** As {@code check} judges it. */
  static Seen.Outside seen(Struct outside) {
    return new Seen.Outside(
        OUTSIDE + outside.text("name"), outside.text(HEALTH), outside.text("last"));
  }
}
