package jsupervisor.alerts;

import java.util.List;

/**
 * How one alert is doing; immutable.
 *
 * @param pending events that are in no message yet
 * @param made messages since the JVM started
 * @param lastMillis when the last one was made, in wall time; 0 = never
 */
public record AlertStatus(
    String name, long pending, long made, long lastMillis, List<OfTarget> targets) {
  public AlertStatus {
    targets = List.copyOf(targets);
  }

  /**
   * One of those who are told.
   *
   * @param sent messages since the JVM started
   * @param waiting events that it has not been told yet
   * @param failures attempts in a row that have failed
   * @param trouble why the last one has; empty = it has not
   */
  public record OfTarget(String target, long sent, long waiting, int failures, String trouble) {}
}
