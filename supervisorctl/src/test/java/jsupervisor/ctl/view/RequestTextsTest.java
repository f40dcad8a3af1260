package jsupervisor.ctl.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RequestTextsTest {
  private static Struct sums() {
    var row =
        Map.of(
            "name",
            "supervisor.\nstart",
            "calls",
            12,
            "faults",
            3,
            "refused",
            4,
            "seconds",
            2.5,
            "longest",
            0.25,
            "kilobytes",
            9);
    return new Struct(
        Map.of("calls", 12, "since", 1_700_000_000, "methods", List.of(row), "clients", List.of()));
  }

  @Test
  void eachNameIsALine() {
    var lines = RequestTexts.top(sums(), List.of("methods", "clients"));
    assertTrue(lines.getFirst().startsWith("the last 12 calls, since 2023-11-1"), lines::toString);
    assertTrue(lines.get(1).matches("METHOD +CALLS +FAILED +REFUSED +TIME +LONGEST +KB"));
    var row = "supervisor\\.\\\\nstart +12 +3 +4 +2\\.50 s +250\\.00 ms +9";
    assertTrue(lines.get(2).matches(row), lines.get(2));
    assertTrue(lines.getLast().startsWith("CLIENT "), lines::toString);
    assertEquals(2, RequestTexts.top(sums(), List.of("clients")).size());
    assertEquals(
        List.of("No requests"), RequestTexts.top(new Struct(Map.of()), List.of("methods")));
  }

  @Test
  void eachCallIsALineWhateverIsMissing() {
    var call =
        Map.of(
            "at",
            1_700_000_000,
            "user",
            "joe",
            "peer",
            "1.2.3.4",
            "method",
            "GET /",
            "arguments",
            "0a1b2c3d",
            "seconds",
            0.001,
            "bytes",
            512,
            "result",
            "HTTP 404");
    var lines = RequestTexts.list(List.of(new Struct(call), new Struct(Map.of())));
    assertEquals(3, lines.size());
    assertTrue(
        lines
            .get(1)
            .matches(".{19}  joe from 1\\.2\\.3\\.4 +GET / +0a1b2c3d +1\\.00 ms +512 +HTTP 404"),
        lines.get(1));
    assertEquals(List.of("No requests"), RequestTexts.list(List.of()));
  }
}
