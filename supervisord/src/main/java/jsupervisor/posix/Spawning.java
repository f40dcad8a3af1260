package jsupervisor.posix;

/**
 * A spawn whose answer no JVM has written down.
 *
 * @param tag of the request
 * @param pid the child, 0 = there is none
 * @param kept the keeper's numbers
 */
public record Spawning(int tag, int pid, int[] kept) {}
