package jsupervisor.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.zip.CRC32;
import jsupervisor.core.History;
import jsupervisor.core.Life;
import jsupervisor.core.ProcessState;
import jsupervisor.posix.SharedMemory;
import jsupervisor.terms.Pid;
import jsupervisor.terms.ProcessName;

/**
 * A journal that somebody has scribbled over. The memory is large, so that one is used for all, and
 * what was scribbled is taken back.
 */
final class DamagedMemory {
  private static final int SLOTS = 16;
  private static final int SIZE = (20 << 20) + SLOTS * 2048;

  /** Where something begins: head, sockets, number of the next event, folder, words, pools. */
  private static final List<Integer> PLACES =
      List.of(0, 64, 328, 512, 4096, 17 << 20, 20 << 20, (20 << 20) + 2048, SIZE - 2048);

  private static final SharedMemory MEMORY = SharedMemory.ofHeap(SIZE);
  private static final List<Integer> WRITTEN = new ArrayList<>();

  DamagedMemory() {
    for (int at : WRITTEN) MEMORY.set(at, 0);
    WRITTEN.clear();
    var journal = new Journal(MEMORY);
    journal.clear();
    journal.mood(Journal.Mood.RUNNING);
    journal.sockets(new int[] {10, 11});
    journal.configuration(new byte[] {1, 2, 3});
    journal.directory(Path.of("/tmp"));
    journal.serial(7);
    journal.pools(new byte[20]);
    for (int i = 0; i < 2; i++) journal.write(journal.place(), slot("p" + i));
    journal.wills();
  }

  private static Slot slot(String name) {
    return new Slot(
        new ProcessName(name, name),
        new Life(
            new ProcessState.Running(new Pid(4711)),
            new History(1, 2, OptionalInt.empty(), "", 3, Optional.empty())),
        4711,
        new int[] {10, 11},
        new int[0],
        Optional.empty(),
        Optional.empty());
  }

  /** Single numbers, and whole entries whose sums are right. */
  void damage(FuzzedDataProvider data) {
    for (int i = 0; i < 8 && data.remainingBytes() > 0; i++) {
      int place = data.pickValue(PLACES);
      if (data.consumeBoolean()) number(place + 4 * data.consumeInt(0, 500), data.consumeInt());
      else entry(place, data.consumeBytes(200));
    }
  }

  private static void number(int at, int value) {
    if (at > SIZE - 4) return;
    WRITTEN.add(at);
    MEMORY.set(at, value);
  }

  private static void entry(int at, byte[] bytes) {
    var sum = new CRC32();
    sum.update(bytes);
    number(at, 1);
    number(at + 8, bytes.length);
    number(at + 12, (int) sum.getValue());
    var padded = ByteBuffer.wrap(java.util.Arrays.copyOf(bytes, (bytes.length + 3) & ~3));
    padded.order(java.nio.ByteOrder.nativeOrder());
    for (int to = at + 16; padded.remaining() >= 4; to += 4) number(to, padded.getInt());
  }

  /** As a JVM does that takes over. */
  void readEverything() {
    var journal = new Journal(MEMORY);
    assertEquals(journal.alive() || journal.foreign(), journal.left());
    assertTrue(journal.unreadable().contains("version"));
    assertTrue(journal.sockets().length < 64);
    assertTrue(journal.willed().stream().allMatch(will -> will.pid() > 0));
    assertTrue(journal.configuration().map(bytes -> bytes.length).orElse(0) <= 8 << 20);
    assertTrue(journal.directory(Path.of("/tmp")).isAbsolute());
    assertTrue(journal.serial() >= 0);
    journal.pools().ifPresent(PoolCodec::decode);
    var slots = journal.slots();
    assertTrue(slots.size() <= SLOTS);
    for (int i = slots.size(); i < SLOTS; i++) assertTrue(journal.place() < SLOTS);
  }
}
