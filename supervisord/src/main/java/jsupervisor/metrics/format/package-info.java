/** Points as the texts of OpenMetrics, statsd and Graphite; pure. Part of the room metrics. */
package jsupervisor.metrics.format;
