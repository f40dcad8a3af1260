package jsupervisor.metrics;

import static jsupervisor.metrics.format.Family.Kind.COUNTER;
import static jsupervisor.metrics.format.Family.Kind.GAUGE;
import static jsupervisor.metrics.format.Family.Kind.SUMMARY;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jsupervisor.metrics.format.Family;
import jsupervisor.metrics.format.Family.Kind;
import jsupervisor.metrics.format.Point;
import jsupervisor.terms.ProcessName;

/** What probes say of processes and of what is outside, as points; pure. */
final class ProbeFigures {
  static final Family DURATION =
      family("probe_duration_seconds", "probe_duration", SUMMARY, "Time that probes took.");

  private static final Family HEALTHY =
      family("healthy", "healthy", GAUGE, "1 while it is HEALTHY by its probes, 0 = UNHEALTHY.");
  private static final Family PROBES = family("probes", "probes", COUNTER, "Probes, good and bad.");
  private static final Family FAILURES =
      family("probe_failures", "probe_failures", COUNTER, "Probes that failed.");

  /**
   * What is known of one of them.
   *
   * @param name as its figures have it
   * @param sums of its probes; empty = none yet
   * @param healthy empty = it is neither healthy nor unhealthy, or nobody asks
   */
  record One(ProcessName name, Optional<ProbeCounts.Sums> sums, Optional<Boolean> healthy) {
    boolean silent() {
      return sums.isEmpty() && healthy.isEmpty();
    }
  }

  private ProbeFigures() {}

  private static Family family(String name, String path, Kind kind, String help) {
    return new Family(ProcessFigures.PREFIX + "process_" + name, path, kind, List.of(), help);
  }

  /** Those of a family one after another. */
  static List<Point> of(List<One> all) {
    var points = new ArrayList<Point>();
    for (var one : all)
      one.healthy().ifPresent(well -> points.add(point(HEALTHY, one, well ? 1 : 0, 0, 0)));
    for (var one : all)
      one.sums().ifPresent(sums -> points.add(counter(PROBES, one, sums.probes(), 0)));
    for (var one : all)
      one.sums().ifPresent(sums -> points.add(counter(FAILURES, one, sums.failures(), 0)));
    for (var one : all)
      one.sums()
          .ifPresent(sums -> points.add(counter(DURATION, one, sums.micros() / 1e6, sums.timed())));
    return points;
  }

  private static Point counter(Family family, One one, double value, long count) {
    return point(family, one, value, count, one.sums().orElseThrow().createdMillis());
  }

  private static Point point(Family family, One one, double value, long count, long createdMillis) {
    return new Point(family, Optional.of(one.name()), List.of(), value, count, createdMillis);
  }
}
