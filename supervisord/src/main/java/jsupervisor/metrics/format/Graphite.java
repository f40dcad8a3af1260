package jsupervisor.metrics.format;

import java.util.ArrayList;
import java.util.List;

/** Points in Graphite's plaintext protocol: a name, a number, a time. Pure. */
public record Graphite(String prefix) {

  /**
   * A line for each point, two for a summary; each ends with a line feed.
   *
   * @param atMillis wall time
   */
  public List<String> lines(List<Point> points, long atMillis) {
    var lines = new ArrayList<String>(points.size());
    var at = " " + Math.floorDiv(atMillis, 1000) + "\n";
    for (var point : points) {
      if (point.family().path().isEmpty()) continue;
      var line = Paths.whole(prefix, point);
      switch (point.family().kind()) {
        case COUNTER, GAUGE ->
            lines.add(line.append(' ').append(Figure.text(point.value())).append(at).toString());
        case SUMMARY -> {
          int end = line.length();
          lines.add(line.append(".count ").append(point.count()).append(at).toString());
          line.setLength(end);
          var sum = Figure.text(point.value());
          lines.add(line.append(".sum ").append(sum).append(at).toString());
        }
      }
    }
    return lines;
  }
}
