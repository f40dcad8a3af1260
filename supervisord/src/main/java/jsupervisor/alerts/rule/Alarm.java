package jsupervisor.alerts.rule;

import jsupervisor.config.alert.AlertEvent;
import jsupervisor.config.alert.Severity;
import jsupervisor.terms.ProcessName;

/**
 * Something that is told, once or many times the same; immutable.
 *
 * @param severity of the worst one
 * @param firstMillis in wall time
 * @param lastMillis likewise
 * @param count 1 or more
 * @param why of the last one, for people
 */
public record Alarm(
    ProcessName process,
    AlertEvent event,
    Severity severity,
    long firstMillis,
    long lastMillis,
    long count,
    String why) {
  private static final int LONGEST = 300;

  public Alarm {
    if (why.length() > LONGEST) why = why.substring(0, LONGEST) + "...";
  }

  /** As severe as such an event is at least. */
  public Alarm(
      ProcessName process,
      AlertEvent event,
      long firstMillis,
      long lastMillis,
      long count,
      String why) {
    this(process, event, event.severity(), firstMillis, lastMillis, count, why);
  }

  /** One that has happened once. */
  static Alarm once(ProcessName process, AlertEvent event, long atMillis, String why) {
    return new Alarm(process, event, atMillis, atMillis, 1, why);
  }

  /** A happening, as one of those events that it is. */
  static Alarm of(Happening what, AlertEvent event) {
    long at = what.atMillis();
    return new Alarm(what.process(), event, what.severity(event), at, at, 1, what.why());
  }

  boolean same(Alarm other) {
    return event == other.event && process.equals(other.process);
  }

  /** Both as one; the other one is later. */
  Alarm plus(Alarm other) {
    return new Alarm(
        process,
        event,
        severity.or(other.severity),
        Math.min(firstMillis, other.firstMillis),
        Math.max(lastMillis, other.lastMillis),
        count + other.count,
        other.why);
  }
}
