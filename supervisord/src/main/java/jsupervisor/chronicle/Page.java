package jsupervisor.chronicle;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import jsupervisor.terms.ProcessName;

/**
 * Everything at one moment; immutable.
 *
 * @param entries by group, then process
 * @param lost announcements that could not be taken in time, all in all
 */
public record Page(SortedMap<ProcessName, Entry> entries, long lost) {
  static final Page EMPTY = new Page(new Chronicle().entries(), 0);

  /** The children that there are, by pid. */
  public Map<Integer, ProcessName> children() {
    var children = new TreeMap<Integer, ProcessName>();
    entries.forEach((name, entry) -> {
      if (entry.pid() > 0) children.put(entry.pid(), name);
    });
    return children;
  }
}
