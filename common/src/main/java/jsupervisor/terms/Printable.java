package jsupervisor.terms;

/**
 * Text of others made fit for a terminal. A terminal obeys control characters, also those from
 * U+0080 to U+009F (ECMA-48), and bidirectional controls (Unicode TR 36, section 2.5) show a line
 * in another order than it has; each is replaced by U+FFFD.
 */
public final class Printable {
  private static final char REPLACEMENT = '\uFFFD';

  private Printable() {}

  /** The text with its tabs and line breaks, but without any other control. */
  public static String of(String text) {
    for (int at = 0; at < text.length(); at++)
      if (obeyed(text.charAt(at))) return replaced(text, at);
    return text;
  }

  /** The same for what must be one line: tabs and line breaks go, too. */
  public static String line(String text) {
    return of(text.replace('\t', REPLACEMENT).replace('\n', REPLACEMENT));
  }

  /** A name with its line breaks as {@code \n} and {@code \r}, so that it stays in its line. */
  public static String name(String name) {
    if (name.indexOf('\n') < 0 && name.indexOf('\r') < 0) return name;
    return name.replace("\n", "\\n").replace("\r", "\\r");
  }

  /** Whether a character changes how the characters around it are shown. */
  public static boolean control(char c) {
    return Character.isISOControl(c) || direction(c);
  }

  private static boolean obeyed(char c) {
    return c != '\n' && c != '\t' && control(c);
  }

  private static boolean direction(char c) {
    return (c >= '\u202A' && c <= '\u202E') || (c >= '\u2066' && c <= '\u2069');
  }

  private static String replaced(String text, int from) {
    var clean = text.toCharArray();
    for (int at = from; at < clean.length; at++) if (obeyed(clean[at])) clean[at] = REPLACEMENT;
    return new String(clean);
  }
}
