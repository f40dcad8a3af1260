package jsupervisor.metrics.format;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import jsupervisor.terms.ProcessName;

/**
 * Points as OpenMetrics 1.0 has them (IETF draft-richih-opsawg-openmetrics), or as Prometheus's
 * older text format 0.0.4. Pure; one at a time.
 */
public final class OpenMetrics {
  /** The type of what is made, with {@code modern}. */
  public static final String TYPE = "application/openmetrics-text; version=1.0.0; charset=utf-8";

  /** The type of what is made otherwise. */
  public static final String OLD_TYPE = "text/plain; version=0.0.4; charset=utf-8";

  private static final int LINE = 100;

  private final boolean modern;
  private final StringBuilder text;
  private final Map<ProcessName, String> names = new HashMap<>();

  private OpenMetrics(boolean modern, int lines) {
    this.modern = modern;
    text = new StringBuilder(lines * LINE);
  }

  /**
   * The whole answer.
   *
   * @param points those of a family one after another
   * @param modern OpenMetrics, else the older format
   */
  public static byte[] of(List<Point> points, boolean modern) {
    var made = new OpenMetrics(modern, points.size());
    var last = "";
    for (var point : points) {
      if (!point.family().name().equals(last)) made.head(point.family());
      last = point.family().name();
      made.point(point);
    }
    if (modern) made.text.append("# EOF\n");
    return made.text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private void head(Family family) {
    boolean total = family.kind() == Family.Kind.COUNTER && !modern;
    var name = total ? family.name() + "_total" : family.name();
    var kind = family.kind().name().toLowerCase(Locale.ROOT);
    text.append("# HELP ").append(name).append(' ').append(escaped(family.help())).append('\n');
    text.append("# TYPE ").append(name).append(' ').append(kind).append('\n');
  }

  private void point(Point point) {
    var labels = labels(point);
    switch (point.family().kind()) {
      case GAUGE -> line(point, "", labels, Figure.text(point.value()));
      case COUNTER -> line(point, "_total", labels, Figure.text(point.value()));
      case SUMMARY -> {
        line(point, "_count", labels, Long.toString(point.count()));
        line(point, "_sum", labels, Figure.text(point.value()));
      }
    }
    if (modern && point.createdMillis() > 0)
      line(point, "_created", labels, Figure.seconds(point.createdMillis()));
  }

  private void line(Point point, String ending, String labels, String value) {
    text.append(point.family().name()).append(ending).append(labels);
    text.append(' ').append(value).append('\n');
  }

  private String labels(Point point) {
    var own = point.process().map(this::name).orElse("");
    if (point.labels().isEmpty()) return own.isEmpty() ? "" : "{" + own + "}";
    var all = new StringBuilder("{").append(own);
    for (int i = 0; i < point.labels().size(); i++) {
      if (all.length() > 1) all.append(',');
      all.append(point.family().labels().get(i)).append("=\"");
      all.append(escaped(point.labels().get(i))).append('"');
    }
    return all.append('}').toString();
  }

  private String name(ProcessName process) {
    return names.computeIfAbsent(
        process,
        name -> "group=\"" + escaped(name.group()) + "\",name=\"" + escaped(name.process()) + "\"");
  }

  /**
   * Nothing can end a label or a line. Other control characters, some of which end Prometheus's own
   * reading, become a mark.
   */
  static String escaped(String value) {
    var safe = new StringBuilder(value.length());
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      switch (c) {
        case '\\' -> safe.append("\\\\");
        case '"' -> safe.append("\\\"");
        case '\n' -> safe.append("\\n");
        default -> safe.append(Character.isISOControl(c) ? '\uFFFD' : c);
      }
    }
    return safe.toString();
  }
}
