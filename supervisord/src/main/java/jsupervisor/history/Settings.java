package jsupervisor.history;

import java.nio.file.Path;

/**
 * What is wanted.
 *
 * @param directory where histories are kept
 * @param days that they cover, 1 to 31
 * @param interval seconds of a sample, 10 to 3600
 * @param mostProcesses that have one, 1 or more
 */
public record Settings(Path directory, int days, int interval, int mostProcesses) {}
