package jsupervisor.ini;

/** Text in quotes as Python's {@code repr} writes it; Supervisor's messages are full of it. */
public final class Repr {
  private Repr() {}

  /**
   * Quotes a text.
   *
   * @return in single quotes, or in double quotes when it holds a single one and no double one
   */
  public static String of(String text) {
    char quote = text.indexOf('\'') >= 0 && text.indexOf('"') < 0 ? '"' : '\'';
    var out = new StringBuilder().append(quote);
    text.codePoints().forEach(point -> append(out, point, quote));
    return out.append(quote).toString();
  }

  private static void append(StringBuilder out, int point, char quote) {
    switch (point) {
      case '\\' -> out.append("\\\\");
      case '\n' -> out.append("\\n");
      case '\r' -> out.append("\\r");
      case '\t' -> out.append("\\t");
      default -> {
        if (point == quote) out.append('\\').append(quote);
        else if (printable(point)) out.appendCodePoint(point);
        else out.append(escaped(point));
      }
    }
  }

  static String escaped(int point) {
    if (point < 0x100) return "\\x%02x".formatted(point);
    return point < 0x10000 ? "\\u%04x".formatted(point) : "\\U%08x".formatted(point);
  }

  private static boolean printable(int point) {
    if (point == ' ') return true;
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SPACE_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
