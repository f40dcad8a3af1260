package jsupervisor.ctl.view;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import jsupervisor.terms.Printable;

/**
 * What {@code reloadConfig} found (spec xmlrpc, section 4.1).
 *
 * @param added groups that the files have and the daemon has not
 * @param changed groups of another content
 * @param removed groups that the files no longer have
 */
public record Changes(List<String> added, List<String> changed, List<String> removed) {
  public Changes {
    added = List.copyOf(added);
    changed = List.copyOf(changed);
    removed = List.copyOf(removed);
  }

  /** Reads the answer {@code [[added, changed, removed]]}. */
  public static Changes of(Object answer) {
    var sets = items(items(answer).isEmpty() ? answer : items(answer).getFirst());
    return new Changes(names(sets, 0), names(sets, 1), names(sets, 2));
  }

  /** Only what concerns some groups. */
  public Changes only(Predicate<String> wanted) {
    return new Changes(
        added.stream().filter(wanted).toList(),
        changed.stream().filter(wanted).toList(),
        removed.stream().filter(wanted).toList());
  }

  /** The three lists by name, in the order of the wire. */
  public Map<String, Object> members() {
    var members = new LinkedHashMap<String, Object>();
    members.put("added", added);
    members.put("changed", changed);
    members.put("removed", removed);
    return members;
  }

  /** What {@code reread} prints: one line a group, sorted by name. */
  public List<String> lines() {
    var words = new TreeMap<String, String>();
    added.forEach(name -> words.put(name, "available"));
    changed.forEach(name -> words.put(name, "changed"));
    removed.forEach(name -> words.put(name, "disappeared"));
    if (words.isEmpty()) return List.of("No config updates to processes");
    var lines = new ArrayList<String>();
    words.forEach((name, word) -> lines.add(Printable.name(name) + ": " + word));
    return lines;
  }

  private static List<?> items(Object value) {
    return value instanceof List<?> list ? list : List.of();
  }

  private static List<String> names(List<?> sets, int index) {
    if (index >= sets.size()) return List.of();
    return items(sets.get(index)).stream().map(String::valueOf).toList();
  }
}
