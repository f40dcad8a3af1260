package jsupervisor.image;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Takes out of texts and answers what differs from run to run: places, pids, times, chance. */
record Plain(Stage stage) {
  private record Rule(Pattern pattern, String replacement) {
    static Rule of(String pattern, String replacement) {
      return new Rule(Pattern.compile(pattern), replacement);
    }
  }

  private static final List<Rule> RULES =
      List.of(
          Rule.of("(?m)^\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d,\\d{3} ", "TIME "),
          Rule.of("(---[^/\\s]*?-)[a-z0-9_]{8}(\\.log)", "$1RANDOM$2"),
          Rule.of("\\bpid [1-9]\\d*", "pid PID"),
          Rule.of("\\((\\d+)\\) with SIGKILL", "(PID) with SIGKILL"),
          Rule.of("uptime \\d+:\\d\\d:\\d\\d", "uptime UPTIME"),
          Rule.of("\\b(?!Jan 01 12:00 AM)[A-Z][a-z]{2} \\d\\d \\d\\d:\\d\\d [AP]M", "DATE"));

  /** A file as it is, but for the folder: byte by byte otherwise. */
  String file(String text) {
    return stage.withoutPort(text.replace(stage.folder().toString(), "@FOLDER@"));
  }

  /** A text for people: log lines, messages, descriptions. */
  String text(String text) {
    var plain = text;
    for (var rule : RULES) plain = rule.pattern().matcher(plain).replaceAll(rule.replacement());
    return file(plain); // last: a pid may be the number of a port
  }

  /** An answer, a value a line, each with the way to it. */
  String answer(String name, Object value) {
    var lines = new ArrayList<String>();
    flatten(name, value, lines);
    return String.join("\n", lines);
  }

  private void flatten(String way, Object value, List<String> lines) {
    switch (value) {
      case List<?> list when list.isEmpty() -> lines.add(way + " = []");
      case List<?> list ->
          ordered(list)
              .forEach(entry -> flatten(way + "[" + label(list, entry) + "]", entry, lines));
      case Map<?, ?> map ->
          map.keySet().stream()
              .map(Object::toString)
              .sorted()
              .forEach(key -> flatten(way + "." + key, valueOf(key, map.get(key)), lines));
      default -> lines.add(way + " = " + text(value.toString()));
    }
  }

  /** Results of a batch come as the programs do, in any order; everything else has its place. */
  private static List<?> ordered(List<?> list) {
    if (!(list.getFirst() instanceof Map<?, ?> map && map.containsKey("status"))) return list;
    return list.stream().sorted(Comparator.comparing(entry -> label(list, entry))).toList();
  }

  private static String label(List<?> list, Object entry) {
    return entry instanceof Map<?, ?> map && map.containsKey("name")
        ? map.get("group") + ":" + map.get("name")
        : Integer.toString(list.indexOf(entry));
  }

  private static Object valueOf(String key, Object value) {
    return switch (key) {
      case "start", "stop", "now", "pid" -> value.equals(0) ? "0" : "some";
      default -> value;
    };
  }
}
