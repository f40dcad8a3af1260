package jsupervisor.ask;

import java.util.List;

/** What a reread found, by group name (spec config, section 8). */
public record Difference(List<String> added, List<String> changed, List<String> removed) {
  public Difference {
    added = List.copyOf(added);
    changed = List.copyOf(changed);
    removed = List.copyOf(removed);
  }
}
