package jsupervisor.config.values;

import java.math.BigInteger;
import java.util.Locale;
import jsupervisor.ini.BadValue;
import jsupervisor.ini.Blank;
import jsupervisor.ini.Repr;

/**
 * Numbers as Python's {@code int()} reads them (spec config, 5.2 to 5.4). Those that do not fit are
 * cut to the nearest that does: Python's have no end.
 */
public final class Numbers {
  private static final int LONGEST = 1000;

  private Numbers() {}

  /** A decimal number with optional sign, {@code _} between digits and blanks around. */
  public static int integer(String text) throws BadValue {
    return (int) clamp(parse(text, 10), Integer.MIN_VALUE, Integer.MAX_VALUE);
  }

  /** A decimal number that counts or lasts: never negative. */
  public static int count(String text) throws BadValue {
    int number = integer(text);
    if (number < 0) throw new BadValue("negative value " + Repr.of(text) + " is not allowed");
    return number;
  }

  /** Bytes, with an optional suffix KB, MB or GB; never negative. */
  public static long byteSize(String text) throws BadValue {
    var lower = text.toLowerCase(Locale.ROOT);
    int shift =
        lower.endsWith("kb") ? 10 : lower.endsWith("mb") ? 20 : lower.endsWith("gb") ? 30 : 0;
    var digits = shift == 0 ? lower : lower.substring(0, lower.length() - 2);
    long size = clamp(parse(digits, 10).shiftLeft(shift), Long.MIN_VALUE, Long.MAX_VALUE);
    if (size < 0) throw new BadValue("negative value " + Repr.of(text) + " is not allowed");
    return size;
  }

  /** Mode bits: {@code 022}, {@code 22} or {@code 0o22}; 0 to 07777. */
  public static int octal(String text) throws BadValue {
    var stripped = Blank.strip(text);
    boolean prefixed = stripped.startsWith("0o") || stripped.startsWith("0O");
    try {
      int value = (int) clamp(parse(prefixed ? stripped.substring(2) : text, 8), -1, 010000);
      if (value >= 0 && value < 010000) return value;
    } catch (BadValue e) {
      throw notOctal(text);
    }
    throw notOctal(text);
  }

  private static BadValue notOctal(String text) {
    return new BadValue(text + " can not be converted to an octal type");
  }

  private static BigInteger parse(String text, int radix) throws BadValue {
    var digits = Blank.strip(text);
    if (digits.length() > LONGEST || !digits.matches("[+-]?[0-9]+(_[0-9]+)*"))
      throw new BadValue("invalid literal for int() with base " + radix + ": " + Repr.of(text));
    try {
      return new BigInteger(digits.replace("_", ""), radix);
    } catch (NumberFormatException e) {
      throw new BadValue("invalid literal for int() with base " + radix + ": " + Repr.of(text));
    }
  }

  private static long clamp(BigInteger number, long least, long most) {
    return number.max(BigInteger.valueOf(least)).min(BigInteger.valueOf(most)).longValue();
  }
}
