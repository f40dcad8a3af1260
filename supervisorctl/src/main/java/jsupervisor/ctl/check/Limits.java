package jsupervisor.ctl.check;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/**
 * What {@code --warn} and {@code --crit} say.
 *
 * @param warning ranges by what they are for
 * @param critical the same
 */
public record Limits(Map<Metric, Range> warning, Map<Metric, Range> critical) {

  /**
   * Reads both.
   *
   * @param warn {@code metric=range,...}; empty = none
   * @param crit the same
   * @throws IllegalArgumentException with words for people
   */
  public static Limits parse(String warn, String crit) {
    return new Limits(ranges("--warn", warn), ranges("--crit", crit));
  }

  private static Map<Metric, Range> ranges(String option, String text) {
    var ranges = new EnumMap<Metric, Range>(Metric.class);
    if (text.isEmpty()) return ranges;
    for (var each : text.split(",", -1)) {
      int equals = each.indexOf('=');
      var metric = Metric.of(equals < 0 ? each : each.substring(0, equals));
      if (equals < 0 || metric.isEmpty()) throw wrong(option, each);
      ranges.put(
          metric.get(),
          range(option + "=" + each.substring(0, equals), each.substring(equals + 1)));
    }
    return ranges;
  }

  private static Range range(String where, String text) {
    try {
      return Range.parse(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(where + ": " + e.getMessage(), e);
    }
  }

  private static IllegalArgumentException wrong(String option, String text) {
    var words = Arrays.stream(Metric.values()).map(Metric::word).toList();
    return new IllegalArgumentException(
        "bad %s '%s': METRIC=RANGE, with a metric of %s"
            .formatted(option, text, String.join(", ", words)));
  }

  /** Whether anything is said of it. */
  boolean ask(Metric metric) {
    return warning.containsKey(metric) || critical.containsKey(metric);
  }

  /** What a value is by the ranges. */
  Severity of(Metric metric, double value) {
    if (critical.containsKey(metric) && critical.get(metric).alerts(value))
      return Severity.CRITICAL;
    if (warning.containsKey(metric) && warning.get(metric).alerts(value)) return Severity.WARNING;
    return Severity.OK;
  }

  /** {@code warning;critical} as performance data have them. */
  String text(Metric metric) {
    return text(warning, metric) + ";" + text(critical, metric);
  }

  private static String text(Map<Metric, Range> ranges, Metric metric) {
    return ranges.containsKey(metric) ? ranges.get(metric).text() : "";
  }
}
