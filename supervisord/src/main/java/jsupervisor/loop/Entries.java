package jsupervisor.loop;

import java.util.Optional;
import java.util.zip.CRC32;
import jsupervisor.posix.SharedMemory;

/**
 * Values in shared memory that a kill at any moment leaves whole: a word that says which copy
 * counts (0 none, 1, 2), then two copies of {length, sum, bytes}.
 */
record Entries(SharedMemory memory) {

  /** Says whether it had room. */
  boolean write(long at, long size, byte[] bytes) {
    long half = half(size);
    if (bytes.length > half - 8) return false;
    int copy = memory.get(at) == 1 ? 2 : 1;
    long to = at + 8 + (copy - 1) * half;
    memory.set(to, bytes.length);
    memory.set(to + 4, sum(bytes));
    memory.bytes(to + 8, bytes);
    memory.publish(at, copy);
    return true;
  }

  /** Empty when there is none, or it is damaged. */
  Optional<byte[]> read(long at, long size) {
    long half = half(size);
    int copy = memory.get(at);
    if (copy != 1 && copy != 2) return Optional.empty();
    long from = at + 8 + (copy - 1) * half;
    int length = memory.get(from);
    if (length < 0 || length > half - 8) return Optional.empty();
    var bytes = memory.bytes(from + 8, length);
    return memory.get(from + 4) == sum(bytes) ? Optional.of(bytes) : Optional.empty();
  }

  private static long half(long size) {
    return (size - 8) / 2 & ~7L;
  }

  private static int sum(byte[] bytes) {
    var sum = new CRC32();
    sum.update(bytes);
    return (int) sum.getValue();
  }
}
