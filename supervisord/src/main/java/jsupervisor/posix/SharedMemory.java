package jsupervisor.posix;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;

/**
 * A part of the memory that this JVM shares with the keeper, and that survives this JVM. Offsets
 * are bytes from its beginning and are checked; integers lie at multiples of four.
 */
public final class SharedMemory {
  private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;

  private final MemorySegment segment;

  SharedMemory(MemorySegment segment) {
    this.segment = segment;
  }

  /** Ordinary memory with the same behaviour, zero at first; for tests and other processes. */
  public static SharedMemory ofHeap(int size) {
    return new SharedMemory(MemorySegment.ofArray(new int[size / 4]));
  }

  public long size() {
    return segment.byteSize();
  }

  public int get(long at) {
    return segment.get(INT, at);
  }

  public void set(long at, int value) {
    segment.set(INT, at, value);
  }

  /** Stores {@code value} after everything that was stored before: the word that makes it count. */
  public void publish(long at, int value) {
    VarHandle.releaseFence();
    set(at, value);
  }

  public byte[] bytes(long at, int length) {
    return segment.asSlice(at, length).toArray(ValueLayout.JAVA_BYTE);
  }

  public void bytes(long at, byte[] bytes) {
    MemorySegment.copy(MemorySegment.ofArray(bytes), 0, segment, at, bytes.length);
  }
}
