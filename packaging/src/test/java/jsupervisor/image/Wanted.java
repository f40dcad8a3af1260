package jsupervisor.image;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A difference from Supervisor 4.2.5 that we want, as {@code oracle/differences} has it.
 *
 * @param reason why we differ, a sentence that shows both sides
 * @param rules which lines may differ, and on which topics
 */
record Wanted(String reason, List<Rule> rules) {
  private static final Path TABLE = Image.resource("oracle/differences");
  private static final Pattern RULE = Pattern.compile("  ([^:]+): ([^+-]+) ([+-]) ?(.*)");

  /**
   * Lines that may differ.
   *
   * @param source as it stands in the table
   * @param topics which topics, as a shell pattern
   * @param where what was looked at, such as {@code log}
   * @param sign {@code -} for their lines, {@code +} for ours
   * @param line the whole line, a regular expression
   * @param used the topics on which it occurred
   */
  record Rule(
      String source, PathMatcher topics, Pattern where, char sign, Pattern line, Set<String> used) {

    boolean allows(String topic, String seen, LineDifference difference) {
      boolean allowed =
          difference.sign() == sign
              && topics.matches(Path.of(topic))
              && where.matcher(seen).matches()
              && line.matcher(difference.text()).matches();
      if (allowed) used.add(topic);
      return allowed;
    }
  }

  /** The table. */
  static List<Wanted> all() {
    try {
      var found = new ArrayList<Wanted>();
      for (var line : Files.readAllLines(TABLE)) {
        if (line.isBlank() || line.startsWith("#")) continue;
        if (line.startsWith("  ")) found.getLast().rules().add(rule(line));
        else found.add(new Wanted(line.strip(), new ArrayList<>()));
      }
      return List.copyOf(found);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static Rule rule(String line) {
    var parts = RULE.matcher(line);
    if (!parts.matches()) throw new AssertionError("not \"  topics: where - line\": " + line);
    return new Rule(
        line.strip(),
        FileSystems.getDefault().getPathMatcher("glob:" + parts.group(1)),
        Pattern.compile(parts.group(2)),
        parts.group(3).charAt(0),
        Pattern.compile(parts.group(4)),
        ConcurrentHashMap.newKeySet());
  }

  /** The topics that its rules name, as shell patterns. */
  Set<String> topics() {
    var found = new LinkedHashSet<String>();
    rules.forEach(rule -> found.add(rule.source().substring(0, rule.source().indexOf(':'))));
    return found;
  }

  /** Rules that allowed nothing. */
  Stream<String> idle() {
    return rules.stream().filter(rule -> rule.used().isEmpty()).map(Rule::source);
  }

  boolean allows(String topic, String seen, LineDifference difference) {
    boolean allowed = false;
    for (var rule : rules) allowed |= rule.allows(topic, seen, difference); // all are marked
    return allowed;
  }
}
