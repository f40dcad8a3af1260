package jsupervisor.web;

import java.util.List;

/**
 * What an update would do.
 *
 * @param added groups that would be added
 * @param changed groups that would be stopped and started anew
 * @param removed groups that would be stopped and removed
 * @param error why the file cannot be used, with file and line; empty = it can
 */
public record Plan(List<String> added, List<String> changed, List<String> removed, String error) {
  public Plan {
    added = List.copyOf(added);
    changed = List.copyOf(changed);
    removed = List.copyOf(removed);
  }
}
