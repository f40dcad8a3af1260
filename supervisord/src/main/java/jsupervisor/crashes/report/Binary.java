package jsupervisor.crashes.report;

/**
 * The file that a command runs; immutable.
 *
 * @param path of it
 * @param sha256 of its bytes in hexadecimal; empty = it is too large, or could not be read
 * @param bytes how large it is
 */
public record Binary(String path, String sha256, long bytes) {}
