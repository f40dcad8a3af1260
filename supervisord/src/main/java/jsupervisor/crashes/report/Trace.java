package jsupervisor.crashes.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A stack trace as run-times print it: those of Java, JavaScript, .NET, Python, Ruby, Go, Rust, PHP
 * and sanitizers are known.
 *
 * @param what its message
 * @param frames in the order in which they are printed
 */
public record Trace(String what, List<String> frames) {
  private static final String PYTHON = "Traceback (most recent call last):";

  private static final Pattern FRAME =
      Pattern.compile(
          "\\s+at \\S.*|\\s*File \".*\", line \\d+.*|\\s+from \\S+:\\d+:in .*"
              + "|\\t\\S+:\\d+( \\+0x[0-9a-f]+)?|\\s*#\\d+ +\\S.*|\\s+\\d+: +\\S.*");

  /** What stands between frames and is none. */
  private static final Pattern BETWEEN =
      Pattern.compile(
          "Caused by: .*|\\s*Suppressed: .*|\\s*\\.\\.\\. \\d+ more.*|[\\w./*()]+\\(.*\\)|    .*"
              + "|goroutine \\d+ .*|created by .*");

  public Trace {
    frames = List.copyOf(frames);
  }

  /** The last one among these lines, if there is one of two lines at least. */
  public static Optional<Trace> last(List<String> lines) {
    int end = lines.size() - 1;
    while (end >= 0 && !frame(lines.get(end))) end--;
    if (end < 1) return Optional.empty();
    int begin = end;
    while (begin > 0 && (frame(lines.get(begin - 1)) || between(lines.get(begin - 1)))) begin--;
    var frames = lines.subList(begin, end + 1).stream().filter(Trace::frame).toList();
    return message(lines, begin, end).map(what -> new Trace(what, frames));
  }

  /** Whether a line belongs to a trace whose message is known. */
  public static boolean part(String line) {
    return frame(line) || BETWEEN.matcher(line).matches();
  }

  /** Whether the message comes behind the frames that follow this line. */
  public static boolean python(String line) {
    return line.strip().equals(PYTHON);
  }

  private static boolean frame(String line) {
    return FRAME.matcher(line).matches();
  }

  private static boolean between(String line) {
    return BETWEEN.matcher(line).matches() || line.isBlank();
  }

  /** In Python it stands behind the frames, elsewhere before them. */
  private static Optional<String> message(List<String> lines, int begin, int end) {
    if (begin > 0 && python(lines.get(begin - 1)))
      return lines.subList(end + 1, lines.size()).stream()
          .filter(line -> !line.isBlank() && !line.startsWith(" "))
          .findFirst();
    var before = new ArrayList<>(lines.subList(0, begin));
    return before.reversed().stream().filter(line -> !line.isBlank()).findFirst();
  }
}
