package jsupervisor.alerts.rule;

import jsupervisor.config.alert.AlertEvent;
import jsupervisor.terms.ProcessName;

/**
 * Something that is told, once or many times the same; immutable.
 *
 * @param firstMillis in wall time
 * @param lastMillis likewise
 * @param count 1 or more
 * @param why of the last one, for people
 */
public record Alarm(
    ProcessName process,
    AlertEvent event,
    long firstMillis,
    long lastMillis,
    long count,
    String why) {
  private static final int LONGEST = 300;

  public Alarm {
    if (why.length() > LONGEST) why = why.substring(0, LONGEST) + "...";
  }

  /** One that has happened once. */
  static Alarm once(ProcessName process, AlertEvent event, long atMillis, String why) {
    return new Alarm(process, event, atMillis, atMillis, 1, why);
  }

  boolean same(Alarm other) {
    return event == other.event && process.equals(other.process);
  }

  /** Both as one; the other one is later. */
  Alarm plus(Alarm other) {
    return new Alarm(
        process,
        event,
        Math.min(firstMillis, other.firstMillis),
        Math.max(lastMillis, other.lastMillis),
        count + other.count,
        other.why);
  }
}
