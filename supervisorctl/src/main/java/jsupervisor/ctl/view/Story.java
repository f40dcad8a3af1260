package jsupervisor.ctl.view;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The lines of the daemon's log that are about one process (spec daemon, section 7).
 *
 * @param lines oldest first
 */
public record Story(List<String> lines) {
  private static final Pattern END =
      Pattern.compile("(?:exited|stopped): \\S+ \\((.*?)(?:; (?:not )?expected)?\\)$");

  /**
   * Picks them out of a log.
   *
   * @param process its own name, without the group
   */
  public static Story of(String log, String process) {
    var name = Pattern.quote(process);
    var about =
        Pattern.compile(
            ("spawned: 'NAME' with|(exited|stopped|success|gave up): NAME |waiting for NAME to"
                    + "|killing 'NAME'|process 'NAME'")
                .replace("NAME", name));
    return new Story(log.lines().filter(line -> about.matcher(line).find()).toList());
  }

  /** The youngest of them. */
  public List<String> last(int most) {
    return lines.subList(Math.max(0, lines.size() - most), lines.size());
  }

  /** How the last child ended, as in {@code terminated by SIGKILL}. */
  public Optional<String> lastEnd() {
    for (var line : lines.reversed()) {
      var matcher = END.matcher(line);
      if (matcher.find()) return Optional.of(matcher.group(1));
    }
    return Optional.empty();
  }

  /** How often it was spawned since it last ran, was stopped or was given up before. */
  public int attempts() {
    int attempts = 0;
    for (var line : lines.reversed()) {
      boolean other = line.contains("success: ") || line.contains("stopped: ");
      if (other || (attempts > 0 && line.contains("gave up: "))) return attempts;
      if (line.contains("spawned: '")) attempts++;
    }
    return attempts;
  }
}
