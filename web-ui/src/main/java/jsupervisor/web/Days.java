package jsupervisor.web;

import java.util.List;

/**
 * What a process used for some hours or days.
 *
 * @param from in seconds since 1970
 * @param to likewise, more than {@code from}
 * @param step seconds of a point
 * @param points those of which something is known, by time
 */
public record Days(long from, long to, long step, List<Point> points) {
  public Days {
    points = List.copyOf(points);
  }

  /**
   * One of them.
   *
   * @param second when it begins, in seconds since 1970
   * @param cpuPercent most of one processor, negative = not known
   * @param residentBytes most memory in RAM, negative = not known
   * @param starts that were tried
   * @param probeMillis longest time that a probe took, negative = not known
   */
  public record Point(
      long second, double cpuPercent, long residentBytes, long starts, double probeMillis) {}
}
