package jsupervisor.probes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.Optional;
import jsupervisor.terms.ProcessName;
import org.junit.jupiter.api.Test;

class BoardTest {
  @Test
  void nothingIsReadyBeforeEverythingIsKnown() {
    assertEquals(1, Board.EMPTY.notReady().size());
    assertEquals(Optional.empty(), Board.EMPTY.notWell("web"));
  }

  @Test
  void whatHasEndedSinceTheLastLookHasNoHealth() {
    var name = new ProcessName("web", "web");
    var known = new Status(false, 1, true, Health.HEALTHY, 9000, "connected", 0, Optional.empty());
    var board = Board.of(true, Map.of(name, known));
    assertEquals(Optional.of(known), board.status(name, true));
    var ended = board.status(name, false).orElseThrow();
    assertEquals(Health.NONE, ended.health());
    assertEquals("connected", ended.last());
    assertEquals(Optional.empty(), board.status(new ProcessName("web", "other"), true));
  }
}
