package jsupervisor.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A row of the table of wanted differences, without its reason: the line, whose work the difference
 * is, what ours says, what Supervisor's says.
 *
 * @param cells as they stand in the table
 */
record CtlDifference(String cells) {
  private static final Path TABLE = Image.HOUSE.resolve("docs/ctl-differences.md");
  private static final int LONGEST = 200;

  /** The rows of the table; every one has a reason behind its four cells. */
  static List<CtlDifference> wanted() throws IOException {
    var rows = new ArrayList<CtlDifference>();
    for (var line : Files.readAllLines(TABLE)) {
      if (!rows.isEmpty() && line.isEmpty()) break; // what other tests show has a table of its own
      if (!line.startsWith("| `")) continue;
      int reason = line.lastIndexOf(" | ", line.length() - 3);
      if (line.substring(reason + 3, line.length() - 1).isBlank())
        throw new AssertionError("no reason: " + line);
      rows.add(new CtlDifference(line.substring(0, reason)));
    }
    return rows;
  }

  /**
   * What differs from Debian's pair.
   *
   * @param pairs what each pair said: Debian's, our client with Debian's daemon, Debian's client
   *     with our daemon, ours
   */
  static List<CtlDifference> found(String words, List<Run> pairs) {
    var debians = pairs.getFirst();
    Map<Run, String> others = new LinkedHashMap<>();
    for (int at = 1; at < pairs.size(); at++)
      if (!pairs.get(at).equals(debians)) others.merge(pairs.get(at), "" + at, String::concat);
    return others.entrySet().stream()
        .map(other -> row(words, cause(other.getValue()), other.getKey(), debians))
        .toList();
  }

  private static String cause(String pairs) {
    return switch (pairs) {
      case "1", "13" -> "client";
      case "2", "23" -> "daemon";
      case "3" -> "client and daemon";
      default -> "client or daemon";
    };
  }

  private static CtlDifference row(String words, String cause, Run ours, Run debians) {
    return new CtlDifference(
        "| `" + words.strip() + "` | " + cause + " | " + cell(ours) + " | " + cell(debians));
  }

  private static String cell(Run run) {
    var text = new StringBuilder();
    if (!run.out().isBlank()) text.append(quoted(run.out())).append(", ");
    if (!run.err().isBlank()) text.append("standard error ").append(quoted(run.err())).append(", ");
    return text + "status " + run.status();
  }

  private static String quoted(String said) {
    var line = said.stripTrailing().replace("\n", "⏎").replaceAll(" {2,}", "  ");
    if (line.length() > LONGEST) line = line.substring(0, LONGEST) + "…";
    return "`" + line.replace("|", "\\|") + "`";
  }
}
