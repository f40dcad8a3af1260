package jsupervisor.web.view;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import jsupervisor.web.CrashRow;
import jsupervisor.web.Health;
import jsupervisor.web.Plan;
import jsupervisor.web.Row;

/** What the list and the page of a process say of a row. */
public final class Texts {
  /** What can be done to a process, in the order of the buttons. */
  public static final List<String> ACTIONS = List.of("start", "restart", "stop");

  /** Signals of the menu; any other goes over supervisorctl. */
  public static final List<String> SIGNALS =
      List.of("HUP", "USR1", "USR2", "INT", "TERM", "QUIT", "STOP", "CONT", "KILL");

  /** States in which the description is the time of the end. */
  private static final Set<String> ENDED = Set.of("STOPPED", "EXITED", "FATAL");

  private Texts() {}

  /**
   * What of it makes sense in that state (spec web, section 2; stopping a retry as by the client).
   */
  public static List<String> actions(String state) {
    return switch (state) {
      case "RUNNING" -> List.of("restart", "stop");
      case "STARTING", "BACKOFF" -> List.of("stop");
      case "STOPPED", "EXITED", "FATAL" -> List.of("start");
      default -> List.of();
    };
  }

  /** The word on the button. */
  public static String button(String action) {
    return action.substring(0, 1).toUpperCase(Locale.ROOT) + action.substring(1);
  }

  /** The uptime of what runs; of others when they ended, unless the reason says it already. */
  public static String since(Row row) {
    if (row.startedMillis() > 0) return Times.since(row.startedMillis());
    if (!row.why().isEmpty()) return "";
    boolean ended = ENDED.contains(row.state()) && row.description().matches(".*\\d.*");
    return (ended ? "since " : "") + Words.visible(row.description());
  }

  /** What probes say, as a word that nobody takes for a state. */
  public static String health(String word) {
    return word.equals("STARTING") ? "health starting" : Words.state(word);
  }

  /** Since when probes say that. */
  public static String since(Health health) {
    return health.sinceMillis() == 0 ? "" : "since " + Times.shortly(health.sinceMillis());
  }

  /** The last answer of a probe. */
  public static String last(Health health) {
    return health.last().isEmpty() ? "none yet" : Words.visible(health.last());
  }

  /** How much of the time it was up, rounded down: 100 means always. */
  public static String uptime(Health health) {
    return percent(health.day())
        + " of 24 h, "
        + percent(health.week())
        + " of 7 days, "
        + percent(health.month())
        + " of 30 days";
  }

  private static String percent(double value) {
    if (value < 0) return "–";
    return String.format(Locale.ROOT, "%.2f %%", Math.floor(value * 100) / 100);
  }

  /** Its pid, or a dash. */
  public static String pid(Row row) {
    return row.pid() == 0 ? "–" : String.valueOf(row.pid());
  }

  /** Whose children ended: the first of them, and how many others. */
  public static String names(CrashRow row) {
    var first = Words.visible(row.processes().getFirst());
    int others = row.processes().size() - 1;
    return others == 0 ? first : first + " and " + others + " more";
  }

  /** Whether an update would do nothing. */
  public static boolean nothing(Plan plan) {
    return plan.error().isEmpty() && !changes(plan);
  }

  /** Whether an update would do something. */
  public static boolean changes(Plan plan) {
    boolean none = plan.added().isEmpty() && plan.changed().isEmpty() && plan.removed().isEmpty();
    return plan.error().isEmpty() && !none;
  }
}
