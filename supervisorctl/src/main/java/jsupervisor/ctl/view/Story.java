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
  private static final String DAEMON = " supervisord started with pid ";
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
            (DAEMON
                    + "|spawned: 'NAME' with|(exited|stopped|success|gave up): NAME |waiting for"
                    + " NAME to|killing 'NAME'|process 'NAME'")
                .replace("NAME", name));
    return new Story(log.lines().filter(line -> about.matcher(line).find()).toList(), shared);
  }

  /** The youngest of them that are about the process alone. */
  public List<String> last(int most) {
    var own = lines.stream().filter(line -> !line.contains(DAEMON)).toList();
    return own.subList(Math.max(0, own.size() - most), own.size());
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
    for (var line : lines.subList(first(), lines.size()))
      if (line.contains("spawned: '")) attempts++;
    return attempts;
  }

  /** Whether there may have been attempts before the first line that is known. */
  public boolean cutOff() {
    return first() == 0;
  }

  /** Where the last row of attempts begins; 0 when the beginning is not among the lines. */
  private int first() {
    boolean any = false;
    for (int at = lines.size(); at > 0; at--) {
      var line = lines.get(at - 1);
      boolean other =
          line.contains("success: ") || line.contains("stopped: ") || line.contains(DAEMON);
      if (other || (any && line.contains("gave up: "))) return at;
      any |= line.contains("spawned: '");
    }
    return 0;
  }
}
