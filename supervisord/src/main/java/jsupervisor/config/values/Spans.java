package jsupervisor.config.values;

import java.time.Duration;
import java.util.regex.Pattern;
import jsupervisor.ini.BadValue;
import jsupervisor.ini.Repr;

/** Lengths of time with a unit: {@code 90}, {@code 90s}, {@code 5m}, {@code 1h}, {@code 1d}. */
public final class Spans {
  private static final Pattern FORM = Pattern.compile("([0-9]{1,9})([smhd]?)");

  private Spans() {}

  /** Understands one; a number alone is seconds. */
  public static Duration parse(String text) throws BadValue {
    var found = FORM.matcher(text.strip());
    if (!found.matches())
      throw new BadValue("no length of time: " + Repr.of(text) + "; one is 30s, 5m, 1h or 1d");
    long number = Long.parseLong(found.group(1));
    return switch (found.group(2)) {
      case "m" -> Duration.ofMinutes(number);
      case "h" -> Duration.ofHours(number);
      case "d" -> Duration.ofDays(number);
      default -> Duration.ofSeconds(number);
    };
  }

  /** The same within bounds. */
  public static Type<Duration> between(Duration least, Duration most) {
    return text -> {
      var span = parse(text);
      if (span.compareTo(least) >= 0 && span.compareTo(most) <= 0) return span;
      throw new BadValue(
          text.strip()
              + " is not between "
              + least.toSeconds()
              + " and "
              + most.toSeconds()
              + " seconds");
    };
  }
}
