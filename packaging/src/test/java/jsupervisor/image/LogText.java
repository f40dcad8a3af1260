package jsupervisor.image;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * A daemon's log, without what depends on the moment at which the daemon looks: how often it says
 * that it waits, and which of two processes is seen first to have come up or to have ended.
 *
 * @param lines without places, pids and times
 */
record LogText(List<String> lines) {
  private static final Pattern WAITING = Pattern.compile("TIME INFO waiting for \\S+ to stop");
  private static final Pattern DYING = Pattern.compile("TIME INFO waiting for .+ to die");
  private static final Pattern SPAWNED =
      Pattern.compile("TIME INFO spawned: '([^']+)' with pid PID");
  private static final Pattern PROCESS =
      Pattern.compile(
          "TIME \\w{4} (?:exited|stopped|success|gave up|killing|spawned): ?'?([^ ']+).*");

  static LogText of(String text) {
    var lines = new ArrayList<String>();
    boolean dying = false;
    for (var line : text.split("\n", -1)) {
      boolean again = dying && DYING.matcher(line).matches(); // said every three seconds
      if (!again && !WAITING.matcher(line).matches()) lines.add(line);
      dying = DYING.matcher(line).matches() || (dying && PROCESS.matcher(line).matches());
    }
    return new LogText(List.copyOf(lines));
  }

  /** The names of processes in the order in which they were started first. */
  String started() {
    return String.join(
        "\n",
        lines.stream()
            .map(SPAWNED::matcher)
            .filter(java.util.regex.Matcher::matches)
            .map(found -> found.group(1))
            .distinct()
            .toList());
  }

  /** All lines as they stand there. */
  String whole() {
    return String.join("\n", lines);
  }

  /**
   * The lines of each process and those of none, each in their order; the whole when there are not
   * several processes.
   *
   * @param name what those of none are called
   */
  Map<String, String> parts(String name) {
    var names = lines.stream().flatMap(line -> process(line).stream()).distinct().toList();
    if (names.size() < 2) return Map.of(name, whole());
    var parts = new LinkedHashMap<String, String>();
    parts.put(name, part(Optional::isEmpty));
    for (var process : names)
      parts.put(name + " of " + process, part(Optional.of(process)::equals));
    return parts;
  }

  private String part(Predicate<Optional<String>> whose) {
    return String.join("\n", lines.stream().filter(line -> whose.test(process(line))).toList());
  }

  private static Optional<String> process(String line) {
    var found = PROCESS.matcher(line);
    return found.matches() ? Optional.of(found.group(1)) : Optional.empty();
  }
}
