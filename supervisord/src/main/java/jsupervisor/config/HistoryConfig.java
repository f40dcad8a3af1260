package jsupervisor.config;

/**
 * {@code [history]}.
 *
 * @param directory absolute path of where histories are kept; its parent is there
 * @param days that they cover, 1 to 31
 * @param interval seconds of a sample, 10 to 3600
 * @param maxProcesses that have one, 1 to 5000
 */
public record HistoryConfig(String directory, int days, int interval, int maxProcesses) {}
