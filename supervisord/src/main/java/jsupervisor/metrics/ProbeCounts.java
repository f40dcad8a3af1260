package jsupervisor.metrics;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import jsupervisor.chronicle.Page;

/**
 * Probes so far, of those only that there are: processes of the page, and what is outside. Any
 * thread.
 */
final class ProbeCounts {
  private final Map<Probed, Sums> all = new ConcurrentHashMap<>();

  /**
   * Probes of one of them; immutable.
   *
   * @param createdMillis since when they are counted, in wall time
   * @param probes that have an answer, good or bad
   * @param failures of them, the bad ones
   * @param timed of them, those whose time is known
   * @param micros that these took together
   */
  record Sums(long createdMillis, long probes, long failures, long timed, long micros) {
    static Sums begun(long createdMillis) {
      return new Sums(createdMillis, 0, 0, 0, 0);
    }

    Sums with(boolean good, OptionalLong took) {
      return new Sums(
          createdMillis,
          probes + 1,
          failures + (good ? 0 : 1),
          timed + (took.isPresent() ? 1 : 0),
          micros + took.orElse(0));
    }
  }

  /**
   * One more.
   *
   * @param createdMillis since when this one is counted; another moment than before = anew
   */
  void add(Probed probed, long createdMillis, boolean good, OptionalLong micros) {
    all.compute(
        probed,
        (_, before) -> {
          boolean same = before != null && before.createdMillis() == createdMillis;
          return (same ? before : Sums.begun(createdMillis)).with(good, micros);
        });
  }

  /** Those of one of them; empty = it was not probed yet. */
  Optional<Sums> of(Probed probed) {
    return Optional.ofNullable(all.get(probed));
  }

  /** What is outside and was probed, in order; none that has the name of a process. */
  List<Probed> outside(Page page) {
    return all.keySet().stream()
        .filter(probed -> probed.outside() && !page.entries().containsKey(probed.name()))
        .sorted(Probed.ORDER)
        .toList();
  }

  /** Forgets processes that have gone. */
  void forget(Page page) {
    all.keySet()
        .removeIf(probed -> !probed.outside() && !page.entries().containsKey(probed.name()));
  }
}
