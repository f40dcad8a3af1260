package jsupervisor.usage;

import java.util.OptionalInt;

/**
 * One look at a process; immutable.
 *
 * @param pid of the process
 * @param usage what it has used so far
 * @param descriptors its open files; empty when that was not asked for, or is not ours to see
 * @param atNanos when, in {@link System#nanoTime}
 * @param atMillis when, in wall time
 */
public record Sample(int pid, Usage usage, OptionalInt descriptors, long atNanos, long atMillis) {

  /** Whether both are looks at one and the same process: numbers come again. */
  public boolean sameProcess(Sample other) {
    return pid == other.pid && usage.born() == other.usage.born();
  }
}
