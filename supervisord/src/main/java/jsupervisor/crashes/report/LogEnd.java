package jsupervisor.crashes.report;

import java.util.List;

/**
 * The last lines of a stream of one child; immutable.
 *
 * @param lines fit for a terminal, each of bounded length
 * @param note why there are none, or may be of another child; empty = nothing is to be said
 */
public record LogEnd(List<String> lines, String note) {
  public LogEnd {
    lines = List.copyOf(lines);
  }

  /** Without lines. */
  public static LogEnd none(String note) {
    return new LogEnd(List.of(), note);
  }

  /**
   * The beginning of it.
   *
   * @param most lines
   */
  public LogEnd first(int most) {
    return new LogEnd(lines.subList(0, Math.min(most, lines.size())), note);
  }

  /**
   * The end of it.
   *
   * @param most lines
   */
  public LogEnd last(int most) {
    return new LogEnd(lines.subList(Math.max(0, lines.size() - most), lines.size()), note);
  }
}
