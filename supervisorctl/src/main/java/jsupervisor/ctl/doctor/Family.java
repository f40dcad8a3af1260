package jsupervisor.ctl.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import jsupervisor.ctl.view.Struct;
import jsupervisor.terms.Finding;

/**
 * Whom the daemon names, and whom the kernel gives it.
 *
 * @param named how many run, by the daemon
 * @param lost those of them that are not its children
 * @param strange its children that it does not name
 */
public record Family(int named, List<String> lost, List<String> strange) {
  /** The daemon's own Java processes. */
  private static final String OURS = "jsupervisor.Main";

  /**
   * Compares both.
   *
   * @param processes as {@code getAllProcessInfo} gives them
   * @param children of the daemon: words of the command line, by pid
   */
  public static Family of(List<Struct> processes, Map<Integer, String> children) {
    var rest = new TreeMap<>(children);
    var lost = new ArrayList<String>();
    int named = 0;
    for (var each : processes) {
      int pid = each.number("pid");
      if (pid == 0) continue;
      named++;
      if (rest.remove(pid) == null) lost.add(each.shown() + " with pid " + pid);
    }
    rest.values().removeIf(command -> command.contains(OURS));
    var strange = new ArrayList<String>();
    rest.forEach((pid, command) -> strange.add(pid + " (" + command.split(" ")[0] + ")"));
    return new Family(named, lost, strange);
  }

  /** Only what was so a moment before, too: daemon and kernel are not asked in one moment. */
  public Family since(Family before) {
    var stillLost = lost.stream().filter(before.lost()::contains).toList();
    return new Family(
        named, stillLost, strange.stream().filter(before.strange()::contains).toList());
  }

  public Finding finding() {
    if (!lost.isEmpty())
      return Finding.fail(
          "children", lost.getFirst() + " is no child of the daemon; restart that process");
    if (!strange.isEmpty())
      return Finding.warn(
          "children",
          "the daemon has a child that it does not name, pid %s; end it if it is not yours"
              .formatted(strange.getFirst()));
    return Finding.ok("children", named + " run, as the daemon says");
  }
}
