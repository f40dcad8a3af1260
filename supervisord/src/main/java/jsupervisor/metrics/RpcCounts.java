package jsupervisor.metrics;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Calls of the API, by method; there are as many as there are methods. Any thread. */
final class RpcCounts {
  private final Map<String, Sums> methods = new ConcurrentHashMap<>();

  private record Sums(LongAdder good, LongAdder faults, LongAdder nanos) {
    Calls calls() {
      return new Calls(good.sum(), faults.sum(), nanos.sum() / 1e9);
    }
  }

  /**
   * Calls of one method.
   *
   * @param good answered with a result
   * @param faults answered with a fault
   * @param seconds that all took together
   */
  record Calls(long good, long faults, double seconds) {}

  void add(String method, boolean fault, long nanos) {
    var sums =
        methods.computeIfAbsent(
            method, _ -> new Sums(new LongAdder(), new LongAdder(), new LongAdder()));
    (fault ? sums.faults() : sums.good()).increment();
    sums.nanos().add(nanos);
  }

  /** So far, by name. */
  Map<String, Calls> calls() {
    var calls = new TreeMap<String, Calls>();
    methods.forEach((method, sums) -> calls.put(method, sums.calls()));
    return calls;
  }
}
