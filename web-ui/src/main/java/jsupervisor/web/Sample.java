package jsupervisor.web;

/**
 * What a process used at one moment.
 *
 * @param atMillis when, milliseconds since 1970
 * @param cpuPercent of one core since the sample before
 * @param residentBytes memory in RAM, in bytes
 */
public record Sample(long atMillis, double cpuPercent, long residentBytes) {}
