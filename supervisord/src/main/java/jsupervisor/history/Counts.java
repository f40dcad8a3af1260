package jsupervisor.history;

import java.util.Collection;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import jsupervisor.history.ring.Sample;
import jsupervisor.terms.ProcessName;

/** What has happened to processes between two samples. Any thread. */
final class Counts {
  private final ConcurrentMap<ProcessName, Integer> starts = new ConcurrentHashMap<>();
  private final ConcurrentMap<ProcessName, Long> micros = new ConcurrentHashMap<>();

  void started(ProcessName process) {
    starts.merge(process, 1, Integer::sum);
  }

  /** The slowest probe counts. */
  void probed(ProcessName process, long took) {
    micros.merge(process, Math.max(0, took), Long::max);
  }

  /** How often it was started since this was asked last. */
  int starts(ProcessName process) {
    var count = starts.remove(process);
    return count == null ? 0 : count;
  }

  /** The slowest of its probes since this was asked last; -1 = there was none. */
  long micros(ProcessName process) {
    var slowest = micros.remove(process);
    return slowest == null ? Sample.NONE : slowest;
  }

  /** Forgets those that are there no more. */
  void keep(Collection<ProcessName> processes) {
    starts.keySet().retainAll(processes);
    micros.keySet().retainAll(processes);
  }
}
