package jsupervisor.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import jsupervisor.core.Moment;
import jsupervisor.posix.SharedMemory;
import org.junit.jupiter.api.Test;

class FarewellTest {
  private final SharedMemory memory = SharedMemory.ofHeap(21 << 20);
  private final Journal journal = new Journal(memory);

  private Journal reread() {
    return new Journal(memory);
  }

  @Test
  void whatIsDecidedOfTheEndIsThereForTheNextAndGoneAfterwards() {
    assertEquals(Farewell.NONE, journal.farewell());
    var limited = new Farewell(143, Optional.of(new Moment(-5)));
    journal.farewell(limited);
    assertEquals(limited, reread().farewell());
    assertEquals(143, reread().status());
    var free = new Farewell(7, Optional.empty());
    journal.farewell(free);
    assertEquals(free, reread().farewell());
    journal.clear();
    assertEquals(Farewell.NONE, reread().farewell());
    journal.farewell(new Farewell(70_000, Optional.empty()));
    assertEquals(255, reread().status());
  }
}
