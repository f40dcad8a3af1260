package jsupervisor.crashes;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import jsupervisor.crashes.Places.Range;
import jsupervisor.crashes.report.LogEnd;
import jsupervisor.tails.LogChannel;
import jsupervisor.terms.Printable;

/** Reads the last lines that one child has written. On a thread that a slow disk may hold up. */
final class LogEnds {
  /** Further back nobody looks, however long lines are. */
  static final int BYTES = 64 << 10;

  static final int LONGEST_LINE = 500;
  private static final int MOST_LINES = 1000;
  private static final String CUT = "…";
  private static final String GONE = "its log was emptied or rotated meanwhile";

  private LogEnds() {}

  /**
   * The end of a part of a log; of one that was rotated just now the first backup is read.
   *
   * @param whole whether the part is known to begin where the child began
   */
  static LogEnd read(Range range, boolean whole) {
    var backup = new Range(range.path() + ".1", range.from(), range.to());
    try {
      var end = at(range, whole);
      return end.note().equals(GONE) ? at(backup, whole) : end;
    } catch (IOException | InvalidPathException e) {
      return LogEnd.none(
          "its log cannot be read: " + Printable.line(String.valueOf(e.getMessage())));
    }
  }

  private static LogEnd at(Range range, boolean whole) throws IOException {
    try (var channel = LogChannel.open(Path.of(range.path()))) {
      long size = channel.size();
      long to = range.to().orElse(size);
      if (to > size) return LogEnd.none(GONE);
      boolean rotated = range.from() > to; // it began in the file before this one
      long from = whole && !rotated ? range.from() : 0;
      long begin = Math.max(from, to - BYTES);
      return new LogEnd(
          lines(LogChannel.bytes(channel, begin, (int) (to - begin)), begin > from),
          note(range, whole));
    }
  }

  private static String note(Range range, boolean whole) {
    if (!whole) return "it was started before this daemon looked on: some lines may be older";
    return range.to().isEmpty() ? "not all of it was in the log yet" : "";
  }

  /**
   * The lines of some bytes, fit for a terminal, without secrets.
   *
   * @param cut whether the first one may lack its beginning; it is left out where there are others
   */
  static List<String> lines(byte[] bytes, boolean cut) {
    var text = new String(bytes, StandardCharsets.UTF_8);
    if (text.isEmpty()) return List.of();
    var lines = new ArrayList<>(List.of(text.split("\\r?\\n", -1)));
    if (lines.getLast().isEmpty()) lines.removeLast();
    if (cut && lines.size() > 1) lines.removeFirst();
    else if (cut) return List.of(CUT + Printable.of(tail(Masked.line(lines.getFirst()))));
    var last = lines.subList(Math.max(0, lines.size() - MOST_LINES), lines.size());
    return Masked.lines(last.stream().map(LogEnds::shortened).toList()).stream()
        .map(Printable::of)
        .toList();
  }

  private static String tail(String line) {
    return line.substring(Math.max(0, line.length() - LONGEST_LINE));
  }

  private static String shortened(String line) {
    return line.length() <= LONGEST_LINE ? line : line.substring(0, LONGEST_LINE) + CUT;
  }
}
