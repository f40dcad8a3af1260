package jsupervisor.ctl.view;

import java.util.List;

/** What {@code status} and {@code avail} print (spec ctl, sections 5.1 and 5.9). */
public final class StatusTable {
  private static final int NARROWEST = 30;

  private StatusTable() {}

  /** One line a process: name, state, description; as wide as the longest name needs. */
  public static List<String> states(List<Struct> processes) {
    int widest = NARROWEST;
    for (var process : processes) {
      var name = process.shown();
      widest = Math.max(widest, name.codePointCount(0, name.length()));
    }
    int width = widest + 3;
    return processes.stream().map(process -> state(process, width)).toList();
  }

  private static String state(Struct process, int width) {
    return Columns.pad(process.shown(), width)
        + Columns.pad(process.text("statename"), 10)
        + process.text("description");
  }

  /** One line a configured process: name, whether it is active, whether it starts, priorities. */
  public static List<String> configured(List<Struct> processes) {
    return processes.stream().map(StatusTable::configured).toList();
  }

  private static String configured(Struct process) {
    return "%s %s %s %s:%s"
        .formatted(
            Columns.pad(process.shown(), 32),
            Columns.pad(process.flag("inuse") ? "in use" : "avail", 9),
            Columns.pad(process.flag("autostart") ? "auto" : "manual", 9),
            process.text("group_prio"),
            process.text("process_prio"));
  }
}
