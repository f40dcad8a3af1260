package jsupervisor.probes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class BoardTest {
  @Test
  void nothingIsReadyBeforeEverythingIsKnown() {
    assertEquals(1, Board.EMPTY.notReady().size());
    assertEquals(Optional.empty(), Board.EMPTY.notWell("web"));
  }
}
