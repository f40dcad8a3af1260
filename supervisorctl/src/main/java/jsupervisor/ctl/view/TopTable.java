package jsupervisor.ctl.view;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** What {@code top} shows: the busiest first. */
public final class TopTable {
  private TopTable() {}

  /**
   * One process at one moment.
   *
   * @param process as {@code getProcessInfo} gives it
   * @param cpu percent of one processor
   * @param kilobytes of resident memory
   * @param restarts seen since we look
   */
  public record Row(Struct process, OptionalDouble cpu, Optional<Long> kilobytes, int restarts) {}

  /** A head and one line a process. */
  public static List<String> lines(List<Row> rows) {
    int width = 4;
    for (var row : rows) width = Math.max(width, row.process().shown().length());
    var lines = new ArrayList<String>();
    lines.add(
        Columns.pad("NAME", width) + "  STATE         PID   CPU%      MEMORY  RESTARTS  UPTIME");
    var order = Comparator.comparingDouble((Row row) -> -row.cpu().orElse(-1));
    for (var row : rows.stream().sorted(order).toList()) lines.add(line(row, width));
    return lines;
  }

  private static String line(Row row, int width) {
    var process = row.process();
    int pid = process.number("pid");
    boolean runs = pid != 0;
    var cpu =
        row.cpu().isPresent() ? String.format(Locale.ROOT, "%.1f", row.cpu().getAsDouble()) : "-";
    return "%s  %-9s %7s %6s %11s %9d  %s"
        .formatted(
            Columns.pad(process.shown(), width),
            process.text("statename"),
            runs ? pid : "-",
            cpu,
            row.kilobytes().map(TopTable::size).orElse("-"),
            row.restarts(),
            runs ? uptime(process.number("now") - process.number("start")) : "-");
  }

  private static String size(long kilobytes) {
    if (kilobytes < 10_000) return kilobytes + " KiB";
    if (kilobytes < 10_000_000) return kilobytes / 1024 + " MiB";
    return String.format(Locale.ROOT, "%.1f GiB", kilobytes / 1048576.0);
  }

  private static String uptime(int seconds) {
    int up = Math.max(0, seconds);
    var clock = "%d:%02d:%02d".formatted(up / 3600 % 24, up / 60 % 60, up % 60);
    return up < 86_400 ? clock : up / 86_400 + "d " + clock;
  }
}
