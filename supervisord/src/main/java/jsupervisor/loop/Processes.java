package jsupervisor.loop;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import jsupervisor.config.GroupConfig;
import jsupervisor.terms.ProcessName;

/** The table of active groups and their processes. Control thread only. */
final class Processes {
  /** Sorted by name, as every list that people see. */
  private final Map<String, Group> groups = new TreeMap<>();

  private final Map<ProcessName, Child> children = new HashMap<>();
  private final Map<Integer, Child> byPid = new HashMap<>();
  private int created;

  /**
   * An active group.
   *
   * @param order when it was made active: the later one stops first among equals
   * @param children in stored order
   */
  record Group(GroupConfig config, int order, List<Child> children) {
    String name() {
      return config.name();
    }

    /** By priority; among equals as stored. */
    List<Child> byPriority() {
      return children.stream().sorted((a, b) -> Integer.compare(priority(a), priority(b))).toList();
    }

    /** By name. */
    List<Child> byName() {
      return children.stream()
          .sorted((a, b) -> a.name().process().compareTo(b.name().process()))
          .toList();
    }

    boolean stopped() {
      return children.stream().allMatch(c -> c.state().code().stopped());
    }
  }

  // Comparators by key would be serializable lambdas, which no class archive keeps: milliseconds of
  // each start.
  private static int order(Group a, Group b) {
    int order = Integer.compare(a.config().priority(), b.config().priority());
    return order != 0 ? order : Integer.compare(a.order(), b.order());
  }

  private static int priority(Child child) {
    return child.config.program().priority();
  }

  Group add(GroupConfig config, List<Child> children) {
    var group = new Group(config, created++, List.copyOf(children));
    groups.put(config.name(), group);
    for (var child : group.children()) this.children.putIfAbsent(child.name(), child);
    return group;
  }

  void remove(Group group) {
    groups.remove(group.name());
    for (var child : group.children()) children.remove(child.name());
  }

  Optional<Group> group(String name) {
    return Optional.ofNullable(groups.get(name));
  }

  Optional<Child> child(ProcessName name) {
    return Optional.ofNullable(children.get(name));
  }

  /** Groups by name. */
  List<Group> byName() {
    return List.copyOf(groups.values());
  }

  /** Groups as they were made active. */
  List<Group> byAge() {
    return groups.values().stream()
        .sorted((a, b) -> Integer.compare(a.order(), b.order()))
        .toList();
  }

  /** Groups by priority, then as they were made active. */
  List<Group> byPriority() {
    return groups.values().stream().sorted(Processes::order).toList();
  }

  /** Every process: groups by priority, and each by priority within. */
  List<Child> all() {
    var all = new ArrayList<Child>();
    for (var group : byPriority()) all.addAll(group.byPriority());
    return all;
  }

  /** Whether {@code child} is still in the table, and not a namesake of it. */
  boolean has(Child child) {
    return child(child.name()).filter(c -> c == child).isPresent();
  }

  Optional<Child> byPid(int pid) {
    return Optional.ofNullable(byPid.get(pid));
  }

  void alive(Child child, int pid) {
    child.pid = pid;
    byPid.put(pid, child);
  }

  void reaped(Child child) {
    byPid.remove(child.pid, child);
    child.pid = 0;
  }
}
