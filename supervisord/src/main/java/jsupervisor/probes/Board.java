package jsupervisor.probes;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import jsupervisor.ask.Vigil;
import jsupervisor.terms.ProcessName;

/**
 * The health of everything at one moment; immutable.
 *
 * @param known whether all processes have been looked at
 * @param all by group, then process
 */
public record Board(boolean known, SortedMap<ProcessName, Status> all) {
  /** Nothing is known. */
  public static final Board EMPTY = of(false, Map.of());

  static Board of(boolean known, Map<ProcessName, Status> all) {
    return new Board(known, Collections.unmodifiableSortedMap(new TreeMap<>(all)));
  }

  /**
   * What is known of a process; between two looks of the probes it may have ended.
   *
   * @param running whether it is RUNNING now
   * @return empty = nothing is known of it
   */
  public Optional<Status> status(ProcessName name, boolean running) {
    return Optional.ofNullable(all.get(name)).map(known -> running ? known : known.ended());
  }

  /** Why the daemon is not ready, a line for each reason; empty = it is. */
  public List<String> notReady() {
    if (!known) return List.of("not all processes have been looked at yet");
    return troubles((_, status) -> status.required());
  }

  /** What is not well in a group, a line for each; empty = there is no such group. */
  public Optional<List<String>> notWell(String group) {
    if (group.equals(Vigil.OUTSIDE) || all.keySet().stream().noneMatch(name -> in(group, name)))
      return Optional.empty();
    return Optional.of(troubles((name, _) -> in(group, name)));
  }

  private static boolean in(String group, ProcessName name) {
    return name.group().equals(group);
  }

  private List<String> troubles(BiPredicate<ProcessName, Status> meant) {
    var lines = new ArrayList<String>();
    all.forEach((name, status) -> {
      if (meant.test(name, status) && !status.well())
        lines.add(Vigil.label(name) + ": " + status.trouble());
    });
    return lines;
  }
}
