package jsupervisor.ctl.view;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import jsupervisor.terms.Printable;
import jsupervisor.terms.StateCode;

/**
 * What {@code status} shows on a terminal: Supervisor's columns, pids right-aligned, in colours.
 */
public final class TerminalTable {
  private static final Pattern RUNNING = Pattern.compile("pid (\\d+), uptime (.*)");
  private static final String PLAIN = "\033[0m";

  private TerminalTable() {}

  /** One line a process. */
  public static List<String> states(List<Struct> answer, boolean colour) {
    var processes = answer.stream().map(TerminalTable::printable).toList();
    var plain = StatusTable.states(processes.stream().map(TerminalTable::bare).toList());
    int widest = 0;
    for (var process : processes)
      widest = Math.max(widest, pid(process).map(String::length).orElse(0));
    var lines = new java.util.ArrayList<String>();
    for (int at = 0; at < processes.size(); at++) {
      var process = processes.get(at);
      var state = process.text("statename");
      var head = plain.get(at);
      var cell = Columns.pad(state, 10);
      int start = head.length() - cell.length();
      lines.add(
          head.substring(0, start)
              + (colour ? painted(process.state(), cell) : cell)
              + aligned(process, widest));
    }
    return lines;
  }

  /** The same process without what a terminal would obey, so that only our colours are left. */
  private static Struct printable(Struct process) {
    var members = new java.util.HashMap<Object, Object>(process.members());
    members.replaceAll((_, value) -> printable(value));
    return new Struct(members);
  }

  /** A list, too, is shown as its text. */
  private static Object printable(Object value) {
    return switch (value) {
      case Number number -> number;
      case Boolean flag -> flag;
      case null -> "";
      case Object other -> Printable.of(Printable.name(other.toString()));
    };
  }

  /** The same process without a description. */
  private static Struct bare(Struct process) {
    var members = new java.util.HashMap<Object, Object>(process.members());
    members.remove("description");
    return new Struct(members);
  }

  private static Optional<String> pid(Struct process) {
    var matcher = RUNNING.matcher(process.text("description"));
    return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  private static String aligned(Struct process, int widest) {
    var description = process.text("description");
    return pid(process)
        .map(pid -> "pid " + " ".repeat(widest - pid.length()) + description.substring(4))
        .orElse(description);
  }

  private static String painted(StateCode state, String cell) {
    var word = cell.stripTrailing();
    return colour(state) + word + PLAIN + cell.substring(word.length());
  }

  private static String colour(StateCode state) {
    return switch (state) {
      case RUNNING -> "\033[32m";
      case STARTING, STOPPING -> "\033[36m";
      case BACKOFF -> "\033[33m";
      case STOPPED, EXITED -> "\033[2m";
      case FATAL, UNKNOWN -> "\033[31m";
    };
  }
}
