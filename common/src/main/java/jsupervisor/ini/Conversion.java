package jsupervisor.ini;

import java.math.BigDecimal;
import java.util.Locale;

/**
 * One conversion of a format: what stands behind {@code %(name)}.
 *
 * @param flags any of {@code #0- +}
 * @param width least number of characters, 0 = none
 * @param precision -1 = none
 * @param type the letter
 * @param index where the letter stands, for messages
 */
record Conversion(String flags, int width, int precision, char type, int index) {
  private static final int FLOAT_DIGITS = 6;

  /** The value as text; null stands for a conversion without a name. */
  String apply(Object value) throws BadValue {
    return switch (type) {
      case 's', 'r', 'a' -> text(value);
      case 'd', 'i', 'u' -> padNumber(Integer.toString(real(value)));
      case 'o' -> padNumber(based(integer(value), 8, "0o"));
      case 'x' -> padNumber(based(integer(value), 16, "0x"));
      case 'X' -> padNumber(based(integer(value), 16, "0x").toUpperCase(Locale.ROOT));
      case 'e', 'f', 'g' -> padNumber(decimal(value));
      case 'E', 'F', 'G' -> padNumber(decimal(value).toUpperCase(Locale.ROOT));
      case 'c' -> pad(character(value));
      default ->
          throw new BadValue(
              "unsupported format character '%c' (0x%x) at index %d"
                  .formatted(type, (int) type, index));
    };
  }

  private String text(Object value) throws BadValue {
    // Python puts its whole table here when the name is missing; that would give secrets away.
    if (value == null) throw new BadValue("not enough arguments for format string");
    var plain = value.toString();
    var text = type == 's' || value instanceof Integer ? plain : Repr.of(plain);
    if (type == 'a') text = ascii(text);
    return pad(precision >= 0 && precision < text.length() ? text.substring(0, precision) : text);
  }

  private static String ascii(String text) {
    var out = new StringBuilder();
    text.codePoints()
        .forEach(
            point -> out.append(point < 0x80 ? Character.toString(point) : Repr.escaped(point)));
    return out.toString();
  }

  private int real(Object value) throws BadValue {
    if (value instanceof Integer number) return number;
    throw new BadValue("%%%c format: a real number is required, not %s".formatted(type, is(value)));
  }

  private int integer(Object value) throws BadValue {
    if (value instanceof Integer number) return number;
    throw new BadValue("%%%c format: an integer is required, not %s".formatted(type, is(value)));
  }

  private static String is(Object value) {
    return value == null ? "dict" : "str";
  }

  private String based(int value, int radix, String prefix) {
    var digits = Integer.toString(Math.abs(value), radix);
    return (value < 0 ? "-" : "") + (flags.contains("#") ? prefix : "") + digits;
  }

  private String decimal(Object value) throws BadValue {
    if (!(value instanceof Integer number))
      throw new BadValue("must be real number, not " + is(value));
    int digits = precision < 0 ? FLOAT_DIGITS : precision;
    return switch (Character.toLowerCase(type)) {
      case 'f' -> String.format(Locale.ROOT, "%." + digits + "f", (double) number);
      case 'e' -> String.format(Locale.ROOT, "%." + digits + "e", (double) number);
      default -> general(number, Math.max(1, digits));
    };
  }

  private static String general(int number, int digits) {
    if (Integer.toString(Math.abs(number)).length() <= digits) return Integer.toString(number);
    var text = String.format(Locale.ROOT, "%." + (digits - 1) + "e", (double) number);
    int e = text.indexOf('e');
    var mantissa = new BigDecimal(text.substring(0, e)).stripTrailingZeros().toPlainString();
    return mantissa + text.substring(e);
  }

  private String character(Object value) throws BadValue {
    if (value instanceof Integer number && Character.isValidCodePoint(number))
      return Character.toString(number);
    if (value instanceof String text && text.codePointCount(0, text.length()) == 1) return text;
    throw new BadValue("%c requires int or char");
  }

  private String padNumber(String text) {
    boolean minus = text.startsWith("-");
    var sign = minus ? "-" : flags.contains("+") ? "+" : flags.contains(" ") ? " " : "";
    var digits = minus ? text.substring(1) : text;
    if ("diuoxX".indexOf(type) >= 0) digits = "0".repeat(missing(digits, precision)) + digits;
    if (flags.contains("0") && !flags.contains("-"))
      digits = "0".repeat(missing(sign + digits, width)) + digits;
    return pad(sign + digits);
  }

  private String pad(String text) {
    var blanks = " ".repeat(missing(text, width));
    return flags.contains("-") ? text + blanks : blanks + text;
  }

  private static int missing(String text, int length) {
    return Math.max(0, length - text.length());
  }
}
