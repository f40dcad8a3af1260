package jsupervisor.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.OptionalInt;
import jsupervisor.core.History;
import jsupervisor.core.Life;
import jsupervisor.core.Moment;
import jsupervisor.core.Now;
import jsupervisor.core.ProcessState;
import jsupervisor.events.ListenerState;
import jsupervisor.posix.SharedMemory;
import jsupervisor.terms.ExitStatus;
import jsupervisor.terms.Pid;
import jsupervisor.terms.ProcessName;
import org.junit.jupiter.api.Test;

/** The longest names that a configuration may have, and everything else as long as can be. */
class LongNamesTest {
  private static final String LONG = "\u20ac".repeat(500);
  private static final String NAME = "\u20ac".repeat(50); // with the group's, 300 bytes

  private static Slot slot() {
    var why = new ExitStatus.NeverBegan(LONG);
    var at = new Moment(Long.MIN_VALUE);
    return new Slot(
        new ProcessName(NAME, NAME),
        new Life(
            new ProcessState.Starting(2, new Pid(4711), at),
            new History(1, 2, OptionalInt.of(3), LONG, 4, Optional.of(why))),
        4711,
        new int[] {1, 2, 3},
        new int[] {4, 5, 6},
        Optional.of(new Child.Ended(77, why, new Now(at, 1))),
        Optional.of(new Listening.Page(new ListenerState.Busy("\u00ff".repeat(128)), 1, 2, 3, 4)));
  }

  @Test
  void aSlotWithTheLongestNamesFitsItsPlace() {
    var memory = SharedMemory.ofHeap(21 << 20);
    var slot = slot();
    assertTrue(SlotCodec.encode(slot).length <= SlotCodec.MOST);
    var journal = new Journal(memory);
    int place = journal.place();
    journal.write(place, slot);
    assertEquals(slot.name(), new Journal(memory).slots().get(place).name());
  }
}
