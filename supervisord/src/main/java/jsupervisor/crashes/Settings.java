package jsupervisor.crashes;

import java.nio.file.Path;

/**
 * What is wanted.
 *
 * @param directory where reports are kept
 * @param bytes of all of them together
 */
public record Settings(Path directory, long bytes) {}
