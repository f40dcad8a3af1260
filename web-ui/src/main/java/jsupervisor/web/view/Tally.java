package jsupervisor.web.view;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jsupervisor.web.Row;

/**
 * How many processes are in which state.
 *
 * @param all processes
 * @param problems those that somebody should look at
 * @param byState states that have any
 */
public record Tally(int all, int problems, Map<String, Integer> byState) {
  /** The states in the order of their counts on the page. */
  public static final List<String> SHOWN =
      List.of(
          "RUNNING", "FATAL", "BACKOFF", "EXITED", "STARTING", "STOPPING", "STOPPED", "UNKNOWN");

  public Tally {
    byState = Map.copyOf(byState);
  }

  /** Counts them. */
  public static Tally of(List<Row> rows) {
    var byState = new HashMap<String, Integer>();
    for (var row : rows) byState.merge(row.state(), 1, Integer::sum);
    return new Tally(rows.size(), (int) rows.stream().filter(Row::problem).count(), byState);
  }

  /** How many are in that state. */
  public int in(String state) {
    return byState.getOrDefault(state, 0);
  }

  /** The heading, to be read from afar. */
  public String headline() {
    if (all == 0) return "No programs to manage";
    if (problems == 0) return "Nothing needs attention";
    return Words.number(problems) + (problems == 1 ? " needs attention" : " need attention");
  }

  /** The window's title: the worst count first. */
  public String title() {
    var fatal = in("FATAL") == 0 ? "" : "✕ " + in("FATAL") + " fatal · ";
    return fatal + in("RUNNING") + " running · Supervisor Status";
  }
}
