package jsupervisor.loop;

import java.util.ArrayList;
import java.util.List;
import jsupervisor.core.Program;
import jsupervisor.posix.SharedMemory;
import jsupervisor.terms.Signal;

/**
 * How the keeper stops a child when no JVM comes up any more (struct will in keeper.c). The child's
 * pid stands before it.
 *
 * @param signal what a stop sends, 1 to 64
 * @param group whether it goes to the whole process group
 * @param rank the highest is stopped first, 0 or more
 * @param millis how long it may take before SIGKILL, 0 or more
 */
record Will(int signal, boolean group, int rank, int millis) {
  static final int SIZE = 20;

  static Will of(Program program) {
    return new Will(
        program.stopsignal().number(),
        program.stopasgroup(),
        Math.max(0, program.priority()),
        Math.clamp(program.stopwaitsecs().toMillis(), 0, Integer.MAX_VALUE));
  }

  void write(SharedMemory memory, long at) {
    memory.set(at + 4, signal);
    memory.set(at + 8, group ? 1 : 0);
    memory.set(at + 12, rank);
    memory.set(at + 16, millis);
  }

  private static Will read(SharedMemory memory, long at) {
    int signal = memory.get(at + 4);
    return new Will(
        signal < 1 || signal > 64 ? Signal.TERM.number() : signal,
        memory.get(at + 8) != 0,
        memory.get(at + 12),
        Math.max(0, memory.get(at + 16)));
  }

  /**
   * A child's will.
   *
   * @param pid of the child, more than 0
   */
  record Of(int pid, Will will) {}

  /**
   * All that are written down for children; {@code at} lies what the keeper reads (struct wills).
   */
  static List<Of> all(SharedMemory memory, long at) {
    int count = memory.get(at);
    int first = memory.get(at + 4);
    int stride = memory.get(at + 8);
    if (first < 0 || first % 4 != 0 || stride < SIZE || stride % 4 != 0) return List.of();
    var all = new ArrayList<Of>();
    long will = first;
    for (int i = 0; i < count && will + SIZE <= memory.size(); i++, will += stride)
      if (memory.get(will) > 0) all.add(new Of(memory.get(will), read(memory, will)));
    return all;
  }
}
