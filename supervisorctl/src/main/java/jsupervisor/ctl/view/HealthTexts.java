package jsupervisor.ctl.view;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import jsupervisor.terms.Printable;

/** What {@code health} prints. */
public final class HealthTexts {
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
  private static final int NARROWEST = 22;
  private static final int PERCENT = 9;
  private static final String NOTHING = "-";

  private HealthTexts() {}

  /** A line for each: name, health, since when, uptime, the last answer. */
  public static List<String> list(List<Struct> all) {
    if (all.isEmpty()) return List.of("No processes");
    int width = NARROWEST;
    for (var each : all) width = Math.max(width, name(each).length() + 2);
    var lines = new ArrayList<String>();
    lines.add(line(List.of("PROCESS", "HEALTH", "SINCE", "24H", "7D", "30D", "LAST"), width));
    for (var each : all) lines.add(line(cells(each), width));
    return lines;
  }

  /**
   * What probes say of one process, since when, and the last answer where it is told.
   *
   * @return empty when they say nothing
   */
  public static Optional<String> sentence(Struct each) {
    var health = each.text("health");
    if (health.isEmpty()) return Optional.empty();
    int since = each.number("since");
    var last = each.text("last");
    return Optional.of(
        shown(health)
            + (since == 0 ? "" : " since " + since(since))
            + (last.isEmpty() ? "" : ", last probe: " + shown(last)));
  }

  private static List<String> cells(Struct each) {
    return List.of(
        name(each),
        shown(each.text("health")),
        since(each.number("since")),
        percent(each.real("uptime_24h")),
        percent(each.real("uptime_7d")),
        percent(each.real("uptime_30d")),
        shown(each.text("last")));
  }

  private static String line(List<String> cells, int width) {
    var widths = List.of(width, 11, 21, PERCENT, PERCENT, PERCENT, 0);
    var line = new StringBuilder();
    for (int i = 0; i < cells.size(); i++)
      line.append(Columns.pad(cells.get(i), widths.get(i) - 1)).append(' ');
    return line.toString().stripTrailing();
  }

  private static String name(Struct each) {
    return each.flag("outside") ? Printable.name("probe:" + each.text("name")) : each.shown();
  }

  private static String shown(String text) {
    return text.isEmpty() ? NOTHING : Printable.name(text);
  }

  private static String since(int seconds) {
    if (seconds == 0) return NOTHING;
    return CLOCK.format(
        LocalDateTime.ofInstant(Instant.ofEpochSecond(seconds), ZoneId.systemDefault()));
  }

  /** Rounded down: 100 means always. */
  private static String percent(OptionalDouble value) {
    if (value.isEmpty() || value.getAsDouble() < 0) return NOTHING;
    return String.format(Locale.ROOT, "%.2f%%", Math.floor(value.getAsDouble() * 100) / 100);
  }
}
