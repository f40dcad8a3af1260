package jsupervisor.metrics;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import jsupervisor.metrics.format.Family;
import jsupervisor.metrics.format.Took;
import jsupervisor.terms.ProcessName;

/**
 * Single times that wait for the next interval; the newest are dropped, and counted. Any thread.
 */
final class Tooks {
  private static final int MOST = 8192;

  private final ArrayBlockingQueue<Took> waiting = new ArrayBlockingQueue<>(MOST);
  private final AtomicLong dropped = new AtomicLong();

  void process(ProcessName name, Family family, double millis) {
    add(new Took(family, Optional.of(name), List.of(), millis));
  }

  void call(String method, long nanos) {
    var millis = Math.round(nanos / 1e3) / 1e3;
    add(new Took(Figures.RPC_DURATION, Optional.empty(), List.of(method), millis));
  }

  private void add(Took took) {
    if (!waiting.offer(took)) dropped.incrementAndGet();
  }

  /**
   * What waits.
   *
   * @param leftOut those that have no figures
   */
  List<Took> take(Set<ProcessName> leftOut) {
    var all = new ArrayList<Took>();
    waiting.drainTo(all);
    all.removeIf(took -> took.process().filter(leftOut::contains).isPresent());
    return all;
  }

  long dropped() {
    return dropped.get();
  }
}
