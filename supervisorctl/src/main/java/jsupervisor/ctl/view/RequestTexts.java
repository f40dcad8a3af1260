package jsupervisor.ctl.view;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import jsupervisor.terms.Printable;

/** What {@code requests} prints. Names are of others: each stays within its line. */
public final class RequestTexts {
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
  private static final int[] CALL = {21, 28, 36, 11, 12, 9};
  private static final int[] SUMS = {36, 10, 10, 10, 12, 12};
  private static final Map<String, String> TITLES =
      Map.of("methods", "METHOD", "clients", "CLIENT");

  private RequestTexts() {}

  /** A line for each call. */
  public static List<String> list(List<Struct> calls) {
    if (calls.isEmpty()) return List.of("No requests");
    var lines = new ArrayList<String>();
    lines.add(row(CALL, "TIME", "CLIENT", "METHOD", "ARGUMENTS", "TOOK", "BYTES", "RESULT"));
    calls.forEach(call -> lines.add(line(call)));
    return lines;
  }

  private static String line(Struct call) {
    return row(
        CALL,
        at(call, "at"),
        call.text("user") + " from " + call.text("peer"),
        call.text("method"),
        call.text("arguments"),
        took(call, "seconds"),
        call.text("bytes"),
        call.text("result"));
  }

  /**
   * Sums, a line for each name.
   *
   * @param parts {@code methods}, {@code clients}, or both
   */
  public static List<String> top(Struct sums, List<String> parts) {
    if (sums.number("calls") == 0) return List.of("No requests");
    var lines = new ArrayList<String>();
    lines.add("the last " + sums.text("calls") + " calls, since " + at(sums, "since"));
    for (var part : parts) {
      if (lines.size() > 1) lines.add("");
      lines.add(row(SUMS, TITLES.get(part), "CALLS", "FAILED", "REFUSED", "TIME", "LONGEST", "KB"));
      Struct.list(sums.members().get(part)).forEach(row -> lines.add(sum(row)));
    }
    return lines;
  }

  private static String sum(Struct sums) {
    return row(
        SUMS,
        sums.text("name"),
        sums.text("calls"),
        sums.text("faults"),
        sums.text("refused"),
        took(sums, "seconds"),
        took(sums, "longest"),
        sums.text("kilobytes"));
  }

  /** One cell more than there are widths. */
  private static String row(int[] widths, String... cells) {
    var row = new StringBuilder();
    for (int at = 0; at < widths.length; at++) row.append(Columns.pad(cells[at] + " ", widths[at]));
    return Printable.line(Printable.name(row.append(cells[widths.length]).toString()));
  }

  private static String at(Struct call, String key) {
    var moment = Instant.ofEpochSecond(call.number(key));
    return CLOCK.format(LocalDateTime.ofInstant(moment, ZoneId.systemDefault()));
  }

  private static String took(Struct call, String key) {
    double seconds = call.real(key).orElse(0);
    return seconds < 1
        ? String.format(Locale.ROOT, "%.2f ms", seconds * 1000)
        : String.format(Locale.ROOT, "%.2f s", seconds);
  }
}
