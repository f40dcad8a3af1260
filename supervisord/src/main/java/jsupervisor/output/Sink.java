package jsupervisor.output;

/**
 * A log file of a child.
 *
 * @param path where
 * @param maxbytes rotate at this size, 0 or less = never
 * @param backups kept backups, 0 = truncate
 * @param stripAnsi without ANSI escape sequences
 */
public record Sink(String path, long maxbytes, int backups, boolean stripAnsi) {}
