package jsupervisor.posix;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** The answered part of a request that another JVM has made; see {@link OpList}. */
record OpListView(MemorySegment memory, long at) {
  private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;

  int[] fds() {
    var found = new int[Math.clamp(memory.get(INT, at + 4), 0, 8)];
    for (int i = 0; i < found.length; i++) found[i] = memory.get(INT, at + 8 + 4L * i);
    return found;
  }

  int pid() {
    return memory.get(INT, at + 40);
  }

  int error() {
    return memory.get(INT, at + 44);
  }

  int tag() {
    return memory.get(INT, at + 52);
  }
}
