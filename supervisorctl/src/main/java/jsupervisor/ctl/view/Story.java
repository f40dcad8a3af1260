package jsupervisor.ctl.view;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The lines of the daemon's log that are about one process (spec daemon, section 7).
 *
 * <p>The log calls a process by its own name, without the group, and gives a pid only where it was
 * spawned. So where processes of several groups have the same name, a line is of one of them, but
 * nobody can tell of which; then no cause is taken from here.
 *
 * @param lines oldest first
 * @param shared whether another process has the same name, so that lines may be about that one
 */
public record Story(List<String> lines, boolean shared) {
  private static final Pattern END =
      Pattern.compile("(?:exited|stopped): \\S+ \\((.*?)(?:; (?:not )?expected)?\\)$");

  /**
   * Picks them out of a log.
   *
   * @param process its own name, without the group
   * @param shared whether another process has that name, too
   */
  public static Story of(String log, String process, boolean shared) {
    var name = Pattern.quote(process);
    var about =
        Pattern.compile(
            ("spawned: 'NAME' with|(exited|stopped|success|gave up): NAME |waiting for NAME to"
                    + "|killing 'NAME'|process 'NAME'")
                .replace("NAME", name));
    return new Story(log.lines().filter(line -> about.matcher(line).find()).toList(), shared);
  }

  /** The youngest of them. */
  public List<String> last(int most) {
    return lines.subList(Math.max(0, lines.size() - most), lines.size());
  }

  /** How the last child ended, as in {@code terminated by SIGKILL}; empty when nobody can tell. */
  public Optional<String> lastEnd() {
    if (shared) return Optional.empty();
    for (var line : lines.reversed()) {
      var matcher = END.matcher(line);
      if (matcher.find()) return Optional.of(matcher.group(1));
    }
    return Optional.empty();
  }

  /**
   * How often it was spawned since it last ran, was stopped or was given up before; 0 when nobody
   * can tell.
   */
  public int attempts() {
    if (shared) return 0;
    int attempts = 0;
    for (var line : lines.reversed()) {
      boolean other = line.contains("success: ") || line.contains("stopped: ");
      if (other || (attempts > 0 && line.contains("gave up: "))) return attempts;
      if (line.contains("spawned: '")) attempts++;
    }
    return attempts;
  }
}
