package jsupervisor.ctl.command;

import java.util.List;
import java.util.Map;
import jsupervisor.ctl.view.Struct;
import jsupervisor.json.Json;

/** Answers that are of the shape that a method's must have; any other is one clear error. */
final class Answers {
  private static final int SHOWN = 80;

  private Answers() {}

  /**
   * Processes, each with a group and a name; other members may be absent.
   *
   * @throws CommandError when the answer is no list of such
   */
  static List<Struct> processes(String method, Object answer) {
    if (!(answer instanceof List<?> entries)) throw nonsense(method, "a list of processes", answer);
    for (var entry : entries)
      if (!(entry instanceof Map<?, ?> process
          && named(process, "group")
          && named(process, "name")))
        throw nonsense(method, "a list of processes with group and name", entry);
    return Struct.list(answer);
  }

  /**
   * Structures, whatever is in them.
   *
   * @throws CommandError when the answer is no list of such
   */
  static List<Struct> structs(String method, Object answer) {
    if (answer instanceof List<?> entries && entries.stream().allMatch(Map.class::isInstance))
      return Struct.list(answer);
    throw nonsense(method, "structures", answer);
  }

  /**
   * A text.
   *
   * @throws CommandError when the answer is none
   */
  static String text(String method, Object answer) {
    if (answer instanceof String text) return text;
    throw nonsense(method, "a text", answer);
  }

  /**
   * Yes or no.
   *
   * @throws CommandError when the answer is neither
   */
  static boolean truth(String method, Object answer) {
    if (answer instanceof Boolean truth) return truth;
    throw nonsense(method, "true or false", answer);
  }

  private static boolean named(Map<?, ?> process, String member) {
    return process.get(member) instanceof String text && !text.isEmpty();
  }

  private static CommandError nonsense(String method, String wanted, Object answer) {
    var shown = Json.of(answer);
    if (shown.length() > SHOWN) shown = shown.substring(0, SHOWN) + "...";
    return new CommandError(
        "what answers is no supervisord: %s should give %s, not %s"
            .formatted(method, wanted, shown));
  }
}
