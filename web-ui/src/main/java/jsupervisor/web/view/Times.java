package jsupervisor.web.view;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Moments and spans as people read them. The script writes them in the same way. */
public final class Times {
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

  private Times() {}

  /** The server's clock. */
  public static long now() {
    return System.currentTimeMillis();
  }

  /** Minutes that the server's zone is before UTC at the moment. */
  public static int offsetMinutes() {
    return ZoneId.systemDefault().getRules().getOffset(Instant.now()).getTotalSeconds() / 60;
  }

  /** A moment in the server's zone, to the second. */
  public static String at(long millis) {
    return CLOCK.format(
        LocalDateTime.ofInstant(Instant.ofEpochMilli(millis), ZoneId.systemDefault()));
  }

  /** The same; of today the time alone. */
  public static String shortly(long millis) {
    var text = at(millis);
    return text.startsWith(at(now()).substring(0, 10)) ? text.substring(11) : text;
  }

  /** A moment for {@code <time datetime>}. */
  public static String iso(long millis) {
    return Instant.ofEpochMilli(millis).atOffset(ZoneOffset.UTC).toString();
  }

  /** How long something took: to the hundredth of a millisecond, or of a second where it is one. */
  public static String took(long nanos) {
    return nanos < 1_000_000_000
        ? String.format(Locale.ROOT, "%.2f ms", nanos / 1e6)
        : String.format(Locale.ROOT, "%,.2f s", nanos / 1e9);
  }

  /** How long since then, in two units; what is shorter than a second is 0 s. */
  public static String since(long millis) {
    return span(Math.max(0, now() - millis) / 1000);
  }

  static String span(long seconds) {
    if (seconds < 60) return seconds + " s";
    if (seconds < 3600) return seconds / 60 + " min " + seconds % 60 + " s";
    if (seconds < 86400) return seconds / 3600 + " h " + seconds / 60 % 60 + " min";
    return seconds / 86400 + " d " + seconds / 3600 % 24 + " h";
  }
}
