package jsupervisor.ctl.view;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TerminalTableTest {
  private static final List<Struct> PROCESSES =
      List.of(
          process("a", 20, "RUNNING", "pid 7, uptime 0:00:01"),
          process("b", 20, "RUNNING", "pid 12345, uptime 1 day, 0:00:01"),
          process("c", 200, "FATAL", "why"));

  private static Struct process(String name, int state, String word, String description) {
    return new Struct(
        Map.of(
            "group",
            name,
            "name",
            name,
            "state",
            state,
            "statename",
            word,
            "description",
            description));
  }

  @Test
  void pidsAreAlignedAndTheOtherColumnsAreSupervisors() {
    assertEquals(
        List.of(
            "a" + " ".repeat(32) + "RUNNING   pid     7, uptime 0:00:01",
            "b" + " ".repeat(32) + "RUNNING   pid 12345, uptime 1 day, 0:00:01",
            "c" + " ".repeat(32) + "FATAL     why"),
        TerminalTable.states(PROCESSES, false));
  }

  @Test
  void colourIsAroundTheWordAloneSoThatColumnsStay() {
    var lines = TerminalTable.states(PROCESSES, true);
    assertEquals(
        "a" + " ".repeat(32) + "\033[32mRUNNING\033[0m   pid     7", lines.get(0).substring(0, 61));
    assertEquals("c" + " ".repeat(32) + "\033[31mFATAL\033[0m     why", lines.get(2));
  }
}
