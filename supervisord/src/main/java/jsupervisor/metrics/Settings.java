package jsupervisor.metrics;

import java.time.Duration;
import java.util.Optional;
import jsupervisor.metrics.format.Statsd.Tags;
import jsupervisor.metrics.send.HostPort;

/**
 * What is wanted.
 *
 * @param statsd who is sent datagrams of statsd
 * @param tags how these name processes
 * @param graphite who is sent lines of Graphite
 * @param prefix of all names for these two
 * @param interval between two looks at processes, and two messages; a second or more
 * @param mostProcesses that have figures of their own
 */
public record Settings(
    Optional<HostPort> statsd,
    Tags tags,
    Optional<HostPort> graphite,
    String prefix,
    Duration interval,
    int mostProcesses) {}
