package jsupervisor.ini;

/** White space as Python's {@code str.strip} and {@code str.isspace} see it. */
public final class Blank {
  private Blank() {}

  /** Whether Python counts this character as white space. */
  public static boolean is(char c) {
    return Character.isWhitespace(c)
        || c == '\u00a0'
        || c == '\u0085'
        || c == '\u2007'
        || c == '\u202f';
  }

  /** The text without white space at either end. */
  public static String strip(String text) {
    int from = 0;
    int to = text.length();
    while (from < to && is(text.charAt(from))) from++;
    while (to > from && is(text.charAt(to - 1))) to--;
    return text.substring(from, to);
  }

  /** The text without white space at its end. */
  static String stripEnd(String text) {
    int to = text.length();
    while (to > 0 && is(text.charAt(to - 1))) to--;
    return text.substring(0, to);
  }

  /** How many white characters the text begins with. */
  static int indent(String text) {
    int from = 0;
    while (from < text.length() && is(text.charAt(from))) from++;
    return from;
  }
}
