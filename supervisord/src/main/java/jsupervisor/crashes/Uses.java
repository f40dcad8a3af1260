package jsupervisor.crashes;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import jsupervisor.crashes.report.Use;
import jsupervisor.usage.Observer;
import jsupervisor.usage.Sample;

/** What children used when they were looked at last. Any thread. */
final class Uses implements Observer {
  private final Supplier<Collection<Integer>> pids;
  private volatile Looks looks = new Looks(Map.of(), Map.of());

  /** The last look and the one before: who has just ended is in that one only. */
  private record Looks(Map<Integer, Sample> last, Map<Integer, Sample> before) {}

  /**
   * @param pids of all children that there are
   */
  Uses(Supplier<Collection<Integer>> pids) {
    this.pids = pids;
  }

  @Override
  public Collection<Integer> pids() {
    return pids.get();
  }

  @Override
  public void seen(Map<Integer, Sample> samples) {
    looks = new Looks(samples, looks.last());
  }

  /**
   * Of a child that has ended.
   *
   * @param begunMillis when it began, 0 = not known: its pid may have been another one's before
   * @param endedMillis when it ended
   */
  Optional<Use> of(int pid, long begunMillis, long endedMillis) {
    var now = looks;
    return Optional.ofNullable(now.last().getOrDefault(pid, now.before().get(pid)))
        .filter(sample -> sample.atMillis() >= begunMillis && sample.atMillis() <= endedMillis)
        .map(Uses::use);
  }

  private static Use use(Sample sample) {
    return new Use(
        sample.atMillis(),
        sample.usage().residentBytes(),
        sample.usage().threads(),
        sample.descriptors());
  }
}
