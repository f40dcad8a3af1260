package jsupervisor.metrics.format;

import java.util.List;
import java.util.Optional;
import jsupervisor.terms.ProcessName;

/**
 * A figure; immutable.
 *
 * @param family what it is
 * @param process whose it is; empty = the daemon's
 * @param labels values of the family's labels, in their order
 * @param value the number; of a summary the sum
 * @param count of a summary, else 0
 * @param createdMillis since when it is counted, in wall time; 0 = it is no counter, or unknown
 */
public record Point(
    Family family,
    Optional<ProcessName> process,
    List<String> labels,
    double value,
    long count,
    long createdMillis) {}
