package jsupervisor.ctl.view;

import java.util.ArrayList;
import java.util.List;
import jsupervisor.terms.Printable;

/**
 * What {@code update} would do, in the order in which it would do it.
 *
 * @param changes what the files and the daemon differ in
 * @param processes what is active, as {@code getAllProcessInfo} gives it
 * @param configured what the files say, as {@code getAllConfigInfo} gives it
 */
public record Plan(Changes changes, List<Struct> processes, List<Struct> configured) {

  /** One line a group. */
  public List<String> lines() {
    var lines = new ArrayList<String>();
    for (var group : changes.removed()) lines.add(would(group) + stopping(group) + "remove");
    for (var group : changes.changed())
      lines.add(would(group) + stopping(group) + "replace" + starting(group));
    for (var group : changes.added()) lines.add(would(group) + "add" + starting(group));
    return lines.isEmpty() ? List.of("No config updates to processes") : lines;
  }

  private static String would(String group) {
    return Printable.name(group) + ": would ";
  }

  private String stopping(String group) {
    var running =
        processes.stream()
            .filter(process -> process.text("group").equals(group) && process.state().running())
            .toList();
    return running.isEmpty() ? "" : "stop" + names(running) + ", ";
  }

  private String starting(String group) {
    var autostart =
        configured.stream()
            .filter(process -> process.text("group").equals(group) && process.flag("autostart"))
            .toList();
    return autostart.isEmpty() ? "; nothing starts by itself" : ", start" + names(autostart);
  }

  private static String names(List<Struct> processes) {
    return " " + String.join(" ", processes.stream().map(Struct::shown).toList());
  }
}
