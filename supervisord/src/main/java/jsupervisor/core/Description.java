package jsupervisor.core;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/** The last column of {@code status} (spec process, section 9). */
public final class Description {
  private static final String[] MONTHS =
      "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");
  private static final long DAY = 86_400;

  private Description() {}

  /**
   * Describes a process.
   *
   * @param process its own name, without the group
   * @param life what is known of it
   * @param now the time of the answer
   * @param zone for dates
   */
  public static String of(String process, Life life, Now now, ZoneId zone) {
    var history = life.history();
    return switch (life.state().code()) {
      case RUNNING -> running(life, now);
      case BACKOFF, FATAL ->
          history.spawnError().isEmpty()
              ? "unknown error (try \"tail " + process + "\")"
              : history.spawnError();
      case STOPPED, EXITED -> ended(history, zone);
      case STARTING, STOPPING, UNKNOWN -> "";
    };
  }

  private static String running(Life life, Now now) {
    long start = Math.floorDiv(life.history().lastStartMillis(), 1000);
    long up = Math.floorDiv(now.wallMillis(), 1000) - start;
    var pid = life.state().child().orElseThrow();
    return "pid " + pid + ", uptime " + uptime(Math.max(0, up));
  }

  /** As Python prints a timedelta of whole seconds. */
  private static String uptime(long seconds) {
    long days = seconds / DAY;
    long rest = seconds % DAY;
    var clock = "%d:%02d:%02d".formatted(rest / 3600, rest / 60 % 60, rest % 60);
    if (days == 0) return clock;
    return days + (days == 1 ? " day, " : " days, ") + clock;
  }

  private static String ended(History history, ZoneId zone) {
    if (history.lastStartMillis() == 0 || history.lastStopMillis() == 0) return "Not started";
    var at = Instant.ofEpochMilli(history.lastStopMillis()).atZone(zone);
    return "%s %02d %s".formatted(MONTHS[at.getMonthValue() - 1], at.getDayOfMonth(), clock(at));
  }

  private static String clock(ZonedDateTime at) {
    int hour = (at.getHour() + 11) % 12 + 1;
    return "%02d:%02d %s".formatted(hour, at.getMinute(), at.getHour() < 12 ? "AM" : "PM");
  }
}
