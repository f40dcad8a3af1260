package jsupervisor.metrics.format;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Points as statsd takes them: counters as what has come since the last time, summaries as one
 * timer for each time that something was. Remembers what it has said; of one owner.
 */
public final class Statsd {
  private final String prefix;
  private final Tags tags;
  private Map<String, Double> said = Map.of();

  /** Where the names of processes and the values of labels stand. */
  public enum Tags {
    /** In the name. */
    PLAIN,
    /** Behind it, as DogStatsD takes them. */
    DOGSTATSD
  }

  public Statsd(String prefix, Tags tags) {
    this.prefix = prefix;
    this.tags = tags;
  }

  /** A line for everything that there is to say, without line feeds. */
  public List<String> lines(List<Point> points, List<Took> took) {
    var lines = new ArrayList<String>(points.size() + took.size());
    var now = new HashMap<String, Double>();
    for (var point : points) {
      if (point.family().path().isEmpty()) continue;
      switch (point.family().kind()) {
        case GAUGE -> lines.add(line(point, Figure.text(point.value()) + "|g"));
        case COUNTER -> {
          var key = line(point, "");
          now.put(key, point.value());
          double more = since(key, point.value());
          if (more > 0) lines.add(line(point, Figure.text(more) + "|c"));
        }
        case SUMMARY -> {}
      }
    }
    for (var each : took) lines.add(line(each.point(), Figure.text(each.millis()) + "|ms"));
    said = now;
    return lines;
  }

  /** What has become less has begun anew. */
  private double since(String key, double value) {
    double before = said.getOrDefault(key, 0.0);
    return value < before ? value : Math.round((value - before) * 1e6) / 1e6;
  }

  private String line(Point point, String value) {
    return switch (tags) {
      case PLAIN -> Paths.whole(prefix, point).append(':').append(value).toString();
      case DOGSTATSD -> tagged(point, value);
    };
  }

  private String tagged(Point point, String value) {
    var line = new StringBuilder(prefix);
    line.append(point.process().isPresent() ? ".process." : ".");
    line.append(point.family().path()).append(':').append(value);
    int behind = line.length();
    point
        .process()
        .ifPresent(name -> {
          tag(line, behind, "group", name.group());
          tag(line, behind, "name", name.process());
        });
    for (int i = 0; i < point.labels().size(); i++)
      tag(line, behind, point.family().labels().get(i), point.labels().get(i));
    return line.toString();
  }

  private static void tag(StringBuilder line, int behind, String name, String value) {
    line.append(line.length() == behind ? "|#" : ",").append(name).append(':');
    Paths.part(line, value);
  }
}
