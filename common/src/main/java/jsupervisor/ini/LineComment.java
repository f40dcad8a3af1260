package jsupervisor.ini;

/** Where the comment of a line begins (spec config, 2.1; Python's configparser). */
final class LineComment {
  private static final String MARKS = ";#";

  private LineComment() {}

  /** The column of the comment, or -1 when the line has none. */
  static int start(String line) {
    var stripped = Blank.strip(line);
    if (!stripped.isEmpty() && MARKS.indexOf(stripped.charAt(0)) >= 0) return 0;
    int semicolon = -1;
    int hash = -1;
    do {
      semicolon = next(line, ';', semicolon);
      hash = next(line, '#', hash);
      int found = Math.min(valid(line, semicolon), valid(line, hash));
      if (found < line.length()) return found;
    } while (semicolon < line.length() || hash < line.length());
    return -1;
  }

  /** The next place of that mark, the line's length when there is none. */
  private static int next(String line, char mark, int after) {
    int at = after >= line.length() ? -1 : line.indexOf(mark, after + 1);
    return at < 0 ? line.length() : at;
  }

  private static int valid(String line, int at) {
    boolean begins = at == 0 || (at < line.length() && Blank.is(line.charAt(at - 1)));
    return begins ? at : line.length();
  }
}
