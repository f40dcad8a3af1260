package jsupervisor.http.pages;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The time as Supervisor's page writes it. */
final class Clock {
  private static final DateTimeFormatter CTIME =
      DateTimeFormatter.ofPattern("EEE MMM ppd HH:mm:ss yyyy", Locale.ROOT);

  private Clock() {}

  /** As in {@code Sun Nov 22 03:52:16 2026}, local time. */
  static String now() {
    return CTIME.format(LocalDateTime.now());
  }
}
