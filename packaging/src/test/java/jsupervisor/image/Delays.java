package jsupervisor.image;

import java.util.List;

/** How long the same thing took, each time that it was done: for people, not for verdicts. */
final class Delays {
  private Delays() {}

  /** As {@code p50 2.90 ms, p99 9.59 ms, max 12.00 ms}, of nanoseconds; at least one. */
  static String text(List<Long> nanos) {
    var sorted = nanos.stream().sorted().toList();
    return "p50 %.2f ms, p99 %.2f ms, max %.2f ms"
        .formatted(at(sorted, 50), at(sorted, 99), sorted.getLast() / 1e6);
  }

  private static double at(List<Long> sorted, int percent) {
    return sorted.get(sorted.size() * percent / 100) / 1e6;
  }
}
