package jsupervisor.history;

import java.util.Optional;
import java.util.function.Predicate;
import jsupervisor.history.chart.Chart;
import jsupervisor.history.chart.Window;
import jsupervisor.terms.ProcessName;

/** What can be known of the last days. Any thread. */
public interface Past {

  /**
   * What became of a process, also of one that is there no more.
   *
   * @param from in seconds since the epoch; 0 or less is as in {@link Window#of}
   * @param to likewise
   * @param points at most so many cells
   * @return empty when there is no such process
   */
  Optional<Chart> of(ProcessName process, long from, long to, int points);

  /** Why nothing is kept, for people; empty = it is. */
  Optional<String> trouble();

  /**
   * The same for somebody who may not see everything.
   *
   * @param group says of the name of a group whether what is in it may be seen; asked each time
   */
  default Past seen(Predicate<String> group) {
    var all = this;
    return new Past() {
      @Override
      public Optional<Chart> of(ProcessName process, long from, long to, int points) {
        return group.test(process.group()) ? all.of(process, from, to, points) : Optional.empty();
      }

      @Override
      public Optional<String> trouble() {
        return all.trouble();
      }
    };
  }
}
