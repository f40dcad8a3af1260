package jsupervisor.web.view;

import java.util.Locale;

/** Text of others made readable; escaping for HTML is the templates' trade. */
public final class Words {
  /** Longest text that the page shows of one value, in characters. */
  private static final int LONGEST = 4000;

  /** Makes one picture of several, and hides nothing. */
  private static final int JOINER = 0x200d;

  private Words() {}

  /** The state as a word in a sentence, as in {@code running}. */
  public static String state(String state) {
    return state.toLowerCase(Locale.ROOT);
  }

  /** One line of text in which nothing is invisible and nothing changes the order of the rest. */
  public static String visible(String text) {
    return visible(text, LONGEST, "");
  }

  /** The same for text of several lines; line ends and tabs stay. */
  public static String lines(String text) {
    return visible(text, Integer.MAX_VALUE, "\n\t");
  }

  /** A number of things, as in {@code 1 process}, {@code 12 processes}. */
  public static String processes(int count) {
    return number(count) + (count == 1 ? " process" : " processes");
  }

  /** With a comma between thousands. */
  public static String number(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  private static String visible(String text, int longest, String kept) {
    if (text.length() <= longest && text.codePoints().noneMatch(Words::strange)) return text;
    var shown = new StringBuilder();
    int end = Math.min(text.length(), longest);
    for (int at = 0; at < end; ) {
      int point = text.codePointAt(at);
      at += Character.charCount(point);
      if (!strange(point) || kept.indexOf(point) >= 0) shown.appendCodePoint(point);
      else shown.append(name(point));
    }
    if (text.length() > end)
      shown.append("… (").append(number(text.length())).append(" characters)");
    return shown.toString();
  }

  /** Controls, marks of direction (Unicode TR 36, 2.4), what has no width, half pairs. */
  private static boolean strange(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          point != JOINER;
      default -> false;
    };
  }

  private static String name(int point) {
    if (point < 0x20) return String.valueOf((char) (0x2400 + point));
    if (point == 0x7f) return "\u2421";
    if (point >= 0xd800 && point <= 0xdfff) return "\ufffd";
    return "⟨U+%04X⟩".formatted(point);
  }
}
