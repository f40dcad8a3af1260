package jsupervisor.config;

import java.util.Optional;
import jsupervisor.config.values.Address;

/**
 * {@code [metrics]}.
 *
 * @param prometheus whether the HTTP servers have {@code /metrics}
 * @param open whether everybody may read that
 * @param maxProcesses that have figures of their own, 1 or more
 * @param statsd who is sent datagrams
 * @param dogstatsd whether these have tags
 * @param graphite who is sent lines
 * @param prefix of all names for these two
 * @param interval seconds, 1 to 3600
 */
public record MetricsConfig(
    boolean prometheus,
    boolean open,
    int maxProcesses,
    Optional<Address> statsd,
    boolean dogstatsd,
    Optional<Address> graphite,
    String prefix,
    int interval) {}
