package jsupervisor.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jsupervisor.ask.Difference;
import jsupervisor.config.LogConfig.Target;

/** What a reread found (spec config, section 8). */
public final class Differences {
  private Differences() {}

  /**
   * Compares group by group. A log that was AUTO and still is counts as equal whatever its file is
   * called; from a path to AUTO or back is a change.
   *
   * @param active what runs
   * @param fresh what the file says now
   */
  public static Difference between(List<GroupConfig> active, List<GroupConfig> fresh) {
    var running = byName(active);
    var wanted = byName(fresh);
    var added = new ArrayList<String>();
    var changed = new ArrayList<String>();
    for (var group : fresh) {
      var old = running.get(group.name());
      if (old == null) added.add(group.name());
      else if (!same(old, group)) changed.add(group.name());
    }
    var removed =
        active.stream().map(GroupConfig::name).filter(name -> !wanted.containsKey(name)).toList();
    return new Difference(added, changed, removed);
  }

  /** The same for whole configurations. */
  public static Difference between(Configuration active, Configuration fresh) {
    return between(active.groups(), fresh.groups());
  }

  private static Map<String, GroupConfig> byName(List<GroupConfig> groups) {
    var all = new HashMap<String, GroupConfig>();
    groups.forEach(group -> all.put(group.name(), group));
    return all;
  }

  private static boolean same(GroupConfig one, GroupConfig other) {
    return unnamed(one).equals(unnamed(other));
  }

  /** The group with AUTO logs that have no name yet. */
  private static GroupConfig unnamed(GroupConfig group) {
    var processes =
        group.processes().stream()
            .map(process -> process.withLogs(unnamed(process.stdout()), unnamed(process.stderr())))
            .toList();
    return group.withProcesses(processes);
  }

  private static LogConfig unnamed(LogConfig log) {
    return switch (log.target()) {
      case Target.AutoFile _ -> log.withTarget(new Target.Auto());
      case Target.Auto _, Target.None _, Target.File _ -> log;
    };
  }
}
