package jsupervisor.alerts;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import jsupervisor.alerts.rule.Happening;
import jsupervisor.ask.Transition;
import jsupervisor.terms.ProcessName;
import jsupervisor.terms.StateCode;

/**
 * Health of processes that may have ended already. Probes learn two ticks late that somebody stops
 * one, and what they ask of it meanwhile fails. So each waits here until all is heard that was
 * announced before it. Knows no clock; of one thread.
 */
final class Doubts {
  /** From a fact until it is announced. */
  private static final long SLACK_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  /** Announcements that do not come make nobody wait longer: a doubt is no reason to be silent. */
  private static final long MOST_NANOS = TimeUnit.SECONDS.toNanos(5);

  /** Ends that are remembered; of more the eldest is forgotten. */
  private static final int MOST_ENDS = 16_384;

  private final Map<ProcessName, Long> ends = new LinkedHashMap<>();
  private final List<Said> all = new ArrayList<>();

  private record Said(Happening what, long atNanos) {}

  /**
   * A process has become unhealthy, as probes say.
   *
   * @param atNanos when it was said, of {@link System#nanoTime}
   */
  void add(Happening what, long atNanos) {
    var end = ends.get(what.process());
    if (end == null || end >= what.atMillis()) all.add(new Said(what, atNanos));
  }

  /**
   * A process has changed its state.
   *
   * @return what was said of it before, and is beyond doubt now
   */
  List<Happening> changed(ProcessName process, Transition change) {
    if (change.to() == StateCode.RUNNING) ends.remove(process);
    if (change.from() != StateCode.RUNNING) return List.of();
    ends.put(process, change.atMillis());
    if (ends.size() > MOST_ENDS) ends.remove(ends.keySet().iterator().next());
    var meant = all.stream().filter(said -> said.what.process().equals(process)).toList();
    all.removeAll(meant);
    return meant.stream()
        .map(Said::what)
        .filter(what -> what.atMillis() <= change.atMillis())
        .toList();
  }

  /**
   * Takes what is beyond doubt by now.
   *
   * @param heardNanos all changes that were announced by then have been given to {@link #changed}
   */
  List<Happening> settled(long heardNanos, long nowNanos) {
    var sure =
        all.stream()
            .filter(said ->
                heardNanos - said.atNanos >= SLACK_NANOS || nowNanos - said.atNanos >= MOST_NANOS)
            .toList();
    all.removeAll(sure);
    return sure.stream().map(Said::what).toList();
  }

  /** Takes the rest: nothing will be heard any more. */
  List<Happening> rest() {
    var rest = all.stream().map(Said::what).toList();
    all.clear();
    return rest;
  }

  boolean isEmpty() {
    return all.isEmpty();
  }
}
