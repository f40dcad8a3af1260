package jsupervisor.ctl.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HistoryTextsTest {

  /** Five columns of a minute, with nothing in the third. */
  private static Map<String, Object> told() {
    var told = new HashMap<String, Object>();
    told.put("group", "web");
    told.put("name", "web_0\n");
    told.put("from", 6000);
    told.put("to", 6299);
    told.put("step", 60);
    told.put("time", List.of(6000, 6060, 6180, 6240));
    told.put("cpu_min", List.of(0.0, 1.0, 50.0, -1.0));
    told.put("cpu_avg", List.of(0.0, 2.0, 70.25, -1.0));
    told.put("cpu_max", List.of(0.0, 12.5, 100.0, -1.0));
    told.put("memory_kb_min", List.of(1000.0, 20_000.0, 20_000_000.0, -1.0));
    told.put("memory_kb_avg", List.of(1000.0, 20_000.0, 20_000_000.0, -1.0));
    told.put("memory_kb_max", List.of(1000.0, 10_000_000.0, 20_000_000.0, -1.0));
    told.put("probe_ms_max", List.of(-1.0, -1.0, -1.0, -1.0));
    told.put("starts", List.of(0, 3, 12, 0));
    told.put(
        "changes",
        List.of(
            Map.of("time", 6100, "from", "RUNNING", "to", "EXITED", "why", "killed by\nSIGKILL"),
            Map.of("time", 6101, "from", "EXITED", "to", "STARTING", "why", "started again")));
    told.put("more_changes", 0);
    return told;
  }

  @Test
  void aColumnIsAsHighAsItsHighestValueAndAGapIsBlank() {
    var lines = HistoryTexts.of(new Struct(told()), 24, false);
    assertEquals("web:web_0\\n, the last 24 h", lines.get(0));
    assertEquals("cpu     ▁▁ █   0 % to 100 %, last 70.3 %", lines.get(1));
    assertEquals("memory  ▁▄ █   1000 KiB to 19.1 GiB, last 19.1 GiB", lines.get(2));
    assertEquals("starts   3 +", lines.get(3));
    assertTrue(
        lines.get(4).matches("1970-01-0\\d \\d\\d:41:40  RUNNING → EXITED +killed by\\\\nSIGKILL"),
        lines.get(4));
    assertEquals(6, lines.size(), lines::toString);
  }

  @Test
  void plainIsAscii() {
    var lines = HistoryTexts.of(new Struct(told()), 168, true);
    assertEquals("web:web_0\\n, the last 7 days", lines.get(0));
    assertEquals("cpu     __ #   0 % to 100 %, last 70.3 %", lines.get(1));
    assertTrue(lines.get(5).endsWith("EXITED -> STARTING    started again"), lines.get(5));
    assertTrue(String.join("", lines).chars().allMatch(c -> c < 127), lines::toString);
  }

  @Test
  void aProcessAtRestIsLow() {
    var told = told();
    told.put("cpu_max", List.of(0.1, 0.2, 0.1, 0.5));
    assertTrue(HistoryTexts.of(new Struct(told), 1, false).get(1).startsWith("cpu     ▁▁ ▁▁"));
  }

  @Test
  void aProbeHasAGraphWhereThereIsOne() {
    var told = told();
    told.put("probe_ms_max", List.of(-1.0, 8.0, 0.5, 4.0));
    var text = String.join("\n", HistoryTexts.of(new Struct(told), 1, false));
    assertTrue(text.contains("\nprobe    █ ▁▄  8 ms to 8 ms, last 8 ms\n"), text);
  }

  @Test
  void ofManyChangesTheLastAreShown() {
    var told = told();
    var change = Map.of("time", 1, "from", "A", "to", "B", "why", "c");
    told.put("changes", new ArrayList<>(Collections.nCopies(500, change)));
    told.put("more_changes", 12);
    var lines = HistoryTexts.of(new Struct(told), 1, true);
    assertEquals("482 changes before these", lines.get(4));
    assertEquals(4 + 1 + 30, lines.size());
  }

  @Test
  void nothingIsSaidToBeNothing() {
    var lines =
        HistoryTexts.of(new Struct(Map.of("group", "a", "name", "a", "step", 60)), 24, false);
    assertEquals(
        List.of("a, the last 24 h", "cpu     not known", "memory  not known", "no changes"), lines);
  }

  @Test
  void whateverADaemonSaysIsShownAndBounded() {
    var odd = told();
    odd.put("from", Integer.MIN_VALUE);
    odd.put("to", Integer.MAX_VALUE);
    odd.put("step", -5);
    odd.put("time", List.of("x", Double.NaN, 1e300, -7, true));
    odd.put("cpu_max", List.of(Double.POSITIVE_INFINITY, 5, Map.of(), 1e308, 3));
    odd.put("cpu_min", "none");
    odd.put("starts", List.of(1e9));
    odd.put("changes", List.of("x", Map.of("time", "y"), Map.of("time", Integer.MIN_VALUE)));
    odd.put("more_changes", "many");
    var lines = HistoryTexts.of(new Struct(odd), 1, false);
    assertTrue(lines.stream().allMatch(line -> line.length() < 2500), lines::toString);
    HistoryTexts.of(new Struct(Map.of()), 1, true);
  }
}
