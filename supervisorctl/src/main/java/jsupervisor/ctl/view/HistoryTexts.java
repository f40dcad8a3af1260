package jsupervisor.ctl.view;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleFunction;
import jsupervisor.terms.Printable;

/** What {@code history} prints. */
public final class HistoryTexts {
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

  /** More columns are of no daemon of ours. */
  private static final int WIDEST = 2000;

  /** Neither is more of anything. */
  private static final double LARGEST = 1e12;

  private static final int TITLE = 8;
  private static final int MOST_CHANGES = 30;

  /** So that a process at rest does not look busy. */
  private static final double LEAST_PERCENT = 5;

  private static final double LEAST_KILOBYTES = 1024;
  private static final double LEAST_MILLIS = 1;

  private final Struct told;
  private final boolean plain;
  private final int columns;
  private final List<String> lines = new ArrayList<>();

  private HistoryTexts(Struct told, boolean plain) {
    this.told = told;
    this.plain = plain;
    long step = Math.max(1, told.number("step"));
    long count = told.number("to") / step - told.number("from") / step + 1;
    columns = Math.clamp(count, 1, WIDEST);
  }

  /**
   * Graphs, and a line for each change.
   *
   * @param told as the daemon gives it
   * @param hours that were asked for
   * @param plain whether every terminal shall be able to show it
   */
  public static List<String> of(Struct told, int hours, boolean plain) {
    var texts = new HistoryTexts(told, plain);
    texts.add(told.shown() + ", the last " + span(hours));
    texts.graph("cpu", "cpu", LEAST_PERCENT, HistoryTexts::percent);
    texts.graph("memory", "memory_kb", LEAST_KILOBYTES, HistoryTexts::size);
    texts.graph("probe", "probe_ms", LEAST_MILLIS, value -> number(value) + " ms");
    texts.starts();
    texts.changes();
    return texts.lines;
  }

  private static String span(int hours) {
    return hours > 24 && hours % 24 == 0 ? hours / 24 + " days" : hours + " h";
  }

  private void graph(String title, String kind, double least, DoubleFunction<String> unit) {
    var known = known(kind + "_max");
    if (known.isEmpty()) {
      if (!title.equals("probe")) add(Columns.pad(title, TITLE) + "not known");
      return;
    }
    double most = Collections.max(known);
    double lowest = known(kind + "_min").stream().min(Double::compare).orElse(most);
    double last = known(kind + "_avg").stream().reduce(most, (_, later) -> later);
    var bars = plain ? Bars.PLAIN : Bars.BLOCKS;
    add(
        Columns.pad(title, TITLE)
            + bars.of(placed(kind + "_max"), Math.max(most, least))
            + "  %s to %s, last %s"
                .formatted(unit.apply(lowest), unit.apply(most), unit.apply(last)));
  }

  private List<Double> known(String key) {
    return numbers(key).stream().filter(value -> value >= 0).toList();
  }

  /** Of each column how often it was started. */
  private void starts() {
    var starts = placed("starts");
    if (starts.stream().noneMatch(value -> value > 0)) return;
    var row = new StringBuilder(Columns.pad("starts", TITLE));
    for (double count : starts) row.append(digit(count));
    add(row.toString().stripTrailing());
  }

  private static String digit(double count) {
    if (count <= 0) return " ";
    return count > 9 ? "+" : number(Math.floor(count));
  }

  private List<Double> numbers(String key) {
    if (!(told.members().get(key) instanceof List<?> all)) return List.of();
    return all.stream()
        .map(each -> each instanceof Number number ? number.doubleValue() : -1.0)
        .map(value -> value <= LARGEST ? value : -1.0)
        .toList();
  }

  /** The values in the columns of their moments; -1 where there is none. */
  private List<Double> placed(String key) {
    var row = new ArrayList<>(Collections.nCopies(columns, -1.0));
    var times = numbers("time");
    var values = numbers(key);
    long step = Math.max(1, told.number("step"));
    long first = told.number("from") / step;
    for (int i = 0; i < Math.min(times.size(), values.size()); i++) {
      long column = (long) (times.get(i) / step) - first;
      if (column >= 0 && column < columns) row.set((int) column, values.get(i));
    }
    return row;
  }

  private void changes() {
    var all = Struct.list(told.members().get("changes"));
    var shown = all.subList(Math.max(0, all.size() - MOST_CHANGES), all.size());
    int more = told.number("more_changes") + all.size() - shown.size();
    if (more > 0) add(more + " changes before these");
    if (all.isEmpty()) add("no changes");
    shown.forEach(each -> add(change(each)));
  }

  private String change(Struct change) {
    var states = change.text("from") + (plain ? " -> " : " → ") + change.text("to");
    var line =
        at(change.number("time")) + "  " + Columns.pad(states + " ", 22) + change.text("why");
    return Printable.name(line.stripTrailing());
  }

  private static String at(int second) {
    try {
      return CLOCK.format(
          LocalDateTime.ofInstant(Instant.ofEpochSecond(second), ZoneId.systemDefault()));
    } catch (DateTimeException _) {
      return String.valueOf(second);
    }
  }

  private static String percent(double value) {
    return number(value) + " %";
  }

  private static String size(double kilobytes) {
    if (kilobytes < 10_000) return number(kilobytes) + " KiB";
    if (kilobytes < 10_000_000) return number(kilobytes / 1024) + " MiB";
    return number(kilobytes / 1_048_576) + " GiB";
  }

  private static String number(double value) {
    return String.format(
        Locale.ROOT, value == Math.rint(value) || value >= 100 ? "%.0f" : "%.1f", value);
  }

  private void add(String line) {
    lines.add(line);
  }
}
