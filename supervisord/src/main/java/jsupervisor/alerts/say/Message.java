package jsupervisor.alerts.say;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import jsupervisor.alerts.rule.Alarm;
import jsupervisor.alerts.rule.Digest;
import jsupervisor.ask.Vigil;
import jsupervisor.config.alert.AlertEvent;
import jsupervisor.config.alert.Severity;
import jsupervisor.terms.Printable;

/**
 * What somebody is told.
 *
 * @param sender whose message it is
 * @param test whether nothing has happened
 * @param trouble whether a process is in trouble still
 * @param digest what has happened; nothing in a test
 */
public record Message(Sender sender, boolean test, boolean trouble, Digest digest) {
  private static final int LONGEST_NAME = 100;
  private static final int IN_TITLE = 3;
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

  /**
   * Who tells.
   *
   * @param alert name of the section
   * @param host name of the machine
   * @param identifier of the daemon
   */
  public record Sender(String alert, String host, String identifier) {}

  /** How bad it is. */
  public Severity severity() {
    return digest.severity();
  }

  /** Whether trouble that somebody was told of is over. */
  public boolean over() {
    return !trouble
        && digest.alarms().stream().anyMatch(alarm -> alarm.event() == AlertEvent.RECOVERED);
  }

  /** All of it in one line, 500 characters at most. */
  public String title() {
    var host = name(sender.host()) + ": ";
    if (test) return host + "test of alert " + sender.alert();
    if (digest.alarms().isEmpty()) return host + others("event");
    var first =
        digest.alarms().stream()
            .limit(IN_TITLE)
            .map(Message::brief)
            .collect(Collectors.joining(", "));
    long more = digest.alarms().size() - IN_TITLE + (digest.others() > 0 ? 1 : 0);
    return host + first + (more > 0 ? " and more" : "");
  }

  private static String brief(Alarm alarm) {
    var count = alarm.count() > 1 ? " \u00d7" + alarm.count() : "";
    return name(Vigil.label(alarm.process())) + " " + alarm.event().word() + count;
  }

  /** A line for each thing that has happened. */
  public List<String> lines(ZoneId zone) {
    if (test) return List.of("Nothing has happened; somebody wanted to see whether this arrives.");
    var lines = new ArrayList<String>();
    for (var alarm : digest.alarms())
      lines.add(time(alarm, zone) + " " + brief(alarm) + ": " + Printable.line(alarm.why()));
    if (lines.isEmpty()) lines.add(others("event") + " that this version does not know by name");
    else if (digest.others() > 0) lines.add("and " + others("other event"));
    return lines;
  }

  private String others(String what) {
    return digest.others() + " " + what + (digest.others() == 1 ? "" : "s");
  }

  private static String time(Alarm alarm, ZoneId zone) {
    return CLOCK.format(Instant.ofEpochMilli(alarm.lastMillis()).atZone(zone));
  }

  /** A name that stays in its line and is none too long. */
  static String name(String text) {
    var line = Printable.line(text);
    return line.length() > LONGEST_NAME ? line.substring(0, LONGEST_NAME) + "..." : line;
  }
}
