package jsupervisor.image;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/**
 * What was seen of two daemons on one topic.
 *
 * @param theirs text by name
 * @param ours text by name
 */
record Comparison(Topic topic, Map<String, String> theirs, Map<String, String> ours) {
  /** When only one of them refuses the configuration, the rest differs of course. */
  private static final List<String> VERDICT = List.of(Play.VERDICT, "exit", "stderr");

  /**
   * The differences that no entry of the table allows; entries that allow one are marked as used.
   */
  List<String> unwanted(List<Wanted> table) {
    var found = new ArrayList<String>();
    for (var name : names()) {
      var first = theirs.getOrDefault(name, "");
      var second = ours.getOrDefault(name, "");
      LineDifference.between(first, second).stream()
          .filter(difference -> !wanted(table, name, difference))
          .forEach(difference -> found.add(name + " " + difference));
    }
    return found;
  }

  private Iterable<String> names() {
    if (!theirs.get(Play.VERDICT).equals(ours.get(Play.VERDICT))) return VERDICT;
    var names = new LinkedHashSet<>(theirs.keySet());
    names.addAll(ours.keySet());
    return names;
  }

  private boolean wanted(List<Wanted> table, String name, LineDifference difference) {
    boolean wanted = false;
    for (var entry : table)
      wanted |= entry.allows(topic.name(), name, difference); // all of them are marked
    return wanted;
  }
}
