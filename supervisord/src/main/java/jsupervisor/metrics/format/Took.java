package jsupervisor.metrics.format;

import java.util.List;
import java.util.Optional;
import jsupervisor.terms.ProcessName;

/**
 * How long something took once; immutable.
 *
 * @param family a summary
 * @param process whose it is; empty = the daemon's
 * @param labels values of the family's labels
 * @param millis 0 or more
 */
public record Took(
    Family family, Optional<ProcessName> process, List<String> labels, double millis) {

  Point point() {
    return new Point(family, process, labels, millis, 1, 0);
  }
}
