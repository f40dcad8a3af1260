package jsupervisor.posix;

/**
 * The two ends of a pipe(7).
 *
 * @param read descriptor
 * @param write descriptor
 */
public record Pipe(int read, int write) {}
