package jsupervisor.posix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import jsupervisor.terms.ExitStatus;

/**
 * Targets for Jazzer: what lies in the memory that JVM and keeper share. As with {@code
 * ConfigFuzzTest}, the build tries the kept inputs only.
 */
class RecordsFuzzTest {
  private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;
  private static final MemorySegment MEMORY = Arena.global().allocate(64 << 10, 8);

  private static MemorySegment memory(byte[] bytes) {
    MEMORY.fill((byte) 0);
    int length = Math.min(bytes.length, (int) MEMORY.byteSize());
    MemorySegment.copy(bytes, 0, MEMORY, ValueLayout.JAVA_BYTE, 0, length);
    return MEMORY;
  }

  /** A signal that there is is read; what it says of a child has a meaning. */
  @FuzzTest(maxDuration = "60s")
  void signal(byte[] bytes) {
    var memory = memory(bytes);
    int number = memory.get(INT, 0);
    if (number < 1 || number > 64) {
      assertThrows(IllegalArgumentException.class, () -> SignalRecord.read(memory, 0));
      return;
    }
    var record = SignalRecord.read(memory, 0);
    assertEquals(number, record.signal().number());
    record
        .exit()
        .ifPresent(exited -> {
          assertTrue(exited.pid().value() > 0);
          assertTrue(!(exited.status() instanceof ExitStatus.Killed) || number == 17);
        });
  }

  /** The answered part of any request: no more descriptors than a request has room for. */
  @FuzzTest(maxDuration = "60s")
  void request(byte[] bytes) {
    var memory = memory(bytes);
    var view = new OpListView(memory, 0);
    int said = memory.get(INT, 4);
    assertEquals(Math.clamp(said, 0, 8), view.fds().length);
    assertEquals(memory.get(INT, 40), view.pid());
    assertEquals(memory.get(INT, 44), view.error());
    assertEquals(memory.get(INT, 52), view.tag());
  }

  /** What a keeper has answered in any way: a name of a step, and descriptors that fit. */
  @FuzzTest(maxDuration = "60s")
  void answer(byte[] bytes) {
    var list = new OpList(MEMORY, 0, MEMORY.byteSize());
    list.call("first", 1).attempt("second", 2, list.text("text"));
    int length = Math.min(bytes.length, 64);
    MemorySegment.copy(bytes, 0, MEMORY, ValueLayout.JAVA_BYTE, 0, length);
    for (int first = 0; first < 10; first++)
      assertTrue(list.fds(first).length <= 8 - Math.min(first, 8));
    assertTrue(java.util.List.of("first", "second", "clone").contains(list.step()));
    assertEquals(MEMORY.get(INT, 44), list.error());
    assertEquals(0, list.result());
  }
}
