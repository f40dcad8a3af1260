package jsupervisor.ctl.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import jsupervisor.json.Json;
import jsupervisor.terms.ProcessName;

/**
 * Targets for Jazzer: whatever a server answers is shown without an exception. As with {@code
 * WordsFuzzTest}, the build tries the kept inputs only.
 */
class ViewFuzzTest {
  private static final List<String> KEYS =
      List.of(
          "name",
          "group",
          "state",
          "statename",
          "description",
          "start",
          "stop",
          "now",
          "pid",
          "spawnerr",
          "exitstatus",
          "stdout_logfile",
          "stderr_logfile",
          "status",
          "inuse",
          "autostart",
          "group_prio",
          "process_prio",
          "command");

  private static Object any(FuzzedDataProvider data, int depth) {
    return switch (data.consumeInt(0, depth > 0 ? 6 : 4)) {
      case 0 -> "";
      case 1 -> data.consumeInt();
      case 2 -> data.consumeBoolean();
      case 3 -> data.consumeDouble();
      case 4 -> data.consumeString(20);
      case 5 -> list(data, depth);
      default -> map(data, depth);
    };
  }

  private static List<Object> list(FuzzedDataProvider data, int depth) {
    var list = new ArrayList<Object>();
    for (int i = data.consumeInt(0, 4); i > 0; i--) list.add(any(data, depth - 1));
    return list;
  }

  private static Map<String, Object> map(FuzzedDataProvider data, int depth) {
    var map = new HashMap<String, Object>();
    for (int i = data.consumeInt(0, 8); i > 0; i--)
      map.put(data.pickValue(KEYS), any(data, depth - 1));
    return map;
  }

  /** A line for each process; on a terminal nothing that it would obey but our own colours. */
  @FuzzTest(maxDuration = "60s")
  void status(FuzzedDataProvider data) {
    var processes = Struct.list(list(data, 3));
    assertEquals(processes.size(), StatusTable.states(processes).size());
    assertEquals(processes.size(), StatusTable.configured(processes).size());
    for (var line : TerminalTable.states(processes, false))
      assertTrue(line.chars().noneMatch(c -> c == 27 || c == 7 || c == 0x9b), line);
  }

  /** The other answers. */
  @FuzzTest(maxDuration = "60s")
  void answers(FuzzedDataProvider data) {
    var answer = any(data, 4);
    Changes.of(answer).lines();
    assertFalse(Json.of(answer).contains("\n"));
    for (var deed : Result.Deed.values()) Result.of(Struct.of(answer)).text(deed);
    var story = Story.of(data.consumeString(200), data.consumeString(8), data.consumeBoolean());
    new Why(
            Struct.of(answer),
            Optional.of(Struct.of(answer)),
            Optional.of(Struct.of(answer)),
            story,
            List.of())
        .lines();
  }

  /** Without a class of characters a pattern fits what the same regular expression fits. */
  @FuzzTest(maxDuration = "60s")
  void wildcard(FuzzedDataProvider data) {
    var text = data.consumeString(30);
    var pattern = data.consumeRemainingAsString();
    boolean fits = Wildcard.fits(pattern, text);
    Wildcard.fits(pattern, new ProcessName("g", text));
    assertTrue(Wildcard.fits("*" + text.replaceAll("[*?\\[]", "?") + "*", text));
    if (pattern.length() > 12 || pattern.indexOf('[') >= 0) return;
    var regex = new StringBuilder();
    for (char c : pattern.replaceAll("[*]+", "*").toCharArray()) // else it takes for ever
    regex.append(c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(String.valueOf(c)));
    if (text.chars().anyMatch(c -> Character.isSurrogate((char) c))) return;
    assertEquals(Pattern.compile(regex.toString(), Pattern.DOTALL).matcher(text).matches(), fits);
  }

  /** A slip of the finger is found, and what is far away is not. */
  @FuzzTest(maxDuration = "60s")
  void nearest(FuzzedDataProvider data) {
    var typed = data.consumeString(30);
    var word = data.consumeString(30);
    int slips = Nearest.slips(typed, word);
    assertEquals(slips, Nearest.slips(word, typed));
    assertTrue(slips <= Math.max(typed.length(), word.length()));
    assertEquals(typed.equals(word), slips == 0);
    assertEquals(Optional.of(typed), Nearest.to(typed, List.of(typed)));
  }
}
