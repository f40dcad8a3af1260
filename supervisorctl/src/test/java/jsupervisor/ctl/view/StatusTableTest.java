package jsupervisor.ctl.view;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StatusTableTest {

  private static Struct process(String group, String name, String state, String description) {
    return new Struct(
        Map.of("group", group, "name", name, "statename", state, "description", description));
  }

  @Test
  void theNameColumnIsThirtyThreeWideWhenNamesAreShort() {
    assertEquals(
        List.of(
            "cat                              RUNNING   pid 7, uptime 0:00:01",
            "w:w_0                            STOPPED   "),
        StatusTable.states(
            List.of(
                process("cat", "cat", "RUNNING", "pid 7, uptime 0:00:01"),
                process("w", "w_0", "STOPPED", ""))));
  }

  @Test
  void aLongNameWidensTheColumnForAll() {
    var longName = "n".repeat(40);
    assertEquals(
        List.of(longName + "   STARTING  ", "a" + " ".repeat(42) + "FATAL     why"),
        StatusTable.states(
            List.of(
                process(longName, longName, "STARTING", ""), process("a", "a", "FATAL", "why"))));
  }

  @Test
  void widthIsCountedInCharactersNotInSurrogates() {
    var line =
        StatusTable.states(List.of(process("\uD83D\uDE00", "\uD83D\uDE00", "EXITED", "")))
            .getFirst();
    assertEquals("\uD83D\uDE00" + " ".repeat(32) + "EXITED    ", line);
  }

  @Test
  void availShowsUseStartAndPriorities() {
    var process =
        new Struct(
            Map.of(
                "group",
                "g",
                "name",
                "p",
                "inuse",
                false,
                "autostart",
                true,
                "group_prio",
                999,
                "process_prio",
                5));
    assertEquals(
        List.of("g:p                              avail     auto      999:5"),
        StatusTable.configured(List.of(process)));
  }

  @Test
  void whatAnAnswerLacksIsShownEmpty() {
    assertEquals(
        List.of(" ".repeat(43)),
        StatusTable.states(Struct.list(List.of(Map.of(), "not a struct"))));
  }
}
