package jsupervisor.metrics.format;

import java.util.List;

/**
 * What a figure is; immutable.
 *
 * @param name in OpenMetrics, without the endings that belong to its kind
 * @param path last part of its name in statsd and Graphite; empty = it is not sent to them
 * @param kind how it behaves
 * @param labels names of those labels that it has beside those of a process
 * @param help a sentence for people
 */
public record Family(String name, String path, Kind kind, List<String> labels, String help) {

  /** How figures behave. */
  public enum Kind {
    /** Goes up only; begins at 0 again with a new JVM. */
    COUNTER,
    /** Goes up and down. */
    GAUGE,
    /** How often something has been, and how many seconds that took together. */
    SUMMARY
  }

  public Family {
    labels = List.copyOf(labels);
  }
}
