package jsupervisor.crashes;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import jsupervisor.crashes.report.Trace;

/**
 * Which lines of a log tell of an error. One thread.
 *
 * @param pattern is found in the first line of each
 */
record ErrorLines(Pattern pattern) {
  private static final int LONGEST = 100;

  /**
   * An error, with the stack trace behind it where there is one.
   *
   * @param begin index of its first line
   * @param end of the first line behind it
   */
  record Block(int begin, int end) {}

  /** All of them, in order. */
  List<Block> find(List<String> lines) {
    var blocks = new ArrayList<Block>();
    for (int at = 0; at < lines.size(); at++) {
      if (!matches(lines.get(at))) continue;
      var block = new Block(at, end(lines, at + 1));
      blocks.add(block);
      at = block.end() - 1;
    }
    return blocks;
  }

  /** An expression that does not come to an end has not found anything. */
  private boolean matches(String line) {
    try {
      return pattern.matcher(new Steps(line)).find();
    } catch (Steps.TooMany | StackOverflowError _) {
      return false;
    }
  }

  /** A line with the exception may be before the frames, and in Python one comes behind. */
  private static int end(List<String> lines, int from) {
    int most = Math.min(lines.size(), from + LONGEST);
    int first = from;
    if (from + 1 < most && !Trace.part(lines.get(from)) && Trace.part(lines.get(from + 1))) first++;
    int at = first;
    while (at < most && Trace.part(lines.get(at))) at++;
    if (at == first) return from;
    return Trace.python(lines.get(first - 1)) && at < most ? at + 1 : at;
  }
}
