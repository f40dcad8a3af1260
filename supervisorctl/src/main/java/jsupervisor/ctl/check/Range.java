package jsupervisor.ctl.check;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/**
 * A range of the plugin guidelines: {@code [@]start:end}.
 *
 * @param start the lowest value in it
 * @param end the highest value in it
 * @param inside whether it alerts inside instead of outside
 */
record Range(double start, double end, boolean inside) {
  private static final Pattern TEXT =
      Pattern.compile("(@?)(?:(~|[-0-9.]+[KMGT]?)?(:))?([-0-9.]+[KMGT]?)?");
  private static final String SUFFIXES = "KMGT";

  /** From here on nothing is behind the point. */
  private static final double WHOLE = 1e15;

  /**
   * Reads one. {@code 10} is 0 to 10, {@code 10:} 10 and more, {@code ~:10} 10 and less, with
   * {@code @} it alerts inside; a number may have K, M, G or T behind it, each 1,024 of the one
   * before.
   *
   * @throws IllegalArgumentException with words for people
   */
  static Range parse(String text) {
    var parts = TEXT.matcher(text);
    if (!parts.matches() || (parts.group(3) == null && parts.group(4) == null)) throw wrong(text);
    try {
      var first = parts.group(2);
      double start = first == null ? 0 : first.equals("~") ? Double.NEGATIVE_INFINITY : read(first);
      double end = parts.group(4) == null ? Double.POSITIVE_INFINITY : read(parts.group(4));
      if (start > end) throw wrong(text);
      return new Range(start, end, !parts.group(1).isEmpty());
    } catch (NumberFormatException _) {
      throw wrong(text);
    }
  }

  private static IllegalArgumentException wrong(String text) {
    return new IllegalArgumentException(
        "bad range '"
            + text
            + "': [@]start:end, as in 10, 10:, ~:10, 10:20, @10:20, numbers as 10, 1.5 or 500M");
  }

  private static double read(String text) {
    int power = SUFFIXES.indexOf(text.charAt(text.length() - 1)) + 1;
    var digits = power == 0 ? text : text.substring(0, text.length() - 1);
    double number = Double.parseDouble(digits) * Math.pow(1024, power);
    if (Double.isInfinite(number)) throw new NumberFormatException(text);
    return number;
  }

  /** Whether a value is one to alert at. */
  boolean alerts(double value) {
    return (value >= start && value <= end) == inside;
  }

  /** As performance data have it: numbers without suffixes. */
  String text() {
    var from =
        start == 0 && end != Double.POSITIVE_INFINITY
            ? ""
            : start == Double.NEGATIVE_INFINITY ? "~:" : number(start) + ":";
    var to = end == Double.POSITIVE_INFINITY ? "" : number(end);
    return (inside ? "@" : "") + from + to;
  }

  /** Digits with one behind the point at most, and never an exponent; U = it is no number. */
  static String number(double value) {
    if (!Double.isFinite(value)) return "U";
    boolean whole = Math.abs(value) >= WHOLE;
    double rounded = whole ? value : Math.rint(value * 10) / 10;
    if (!whole && rounded == Math.rint(rounded)) return Long.toString((long) rounded);
    return BigDecimal.valueOf(rounded).toPlainString();
  }
}
