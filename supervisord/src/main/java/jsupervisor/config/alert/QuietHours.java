package jsupervisor.config.alert;

import java.time.LocalTime;

/**
 * When nobody wants to hear of anything, in local time.
 *
 * @param from first minute
 * @param to first minute after it; may be on the next day
 * @param critical whether critical messages go all the same
 */
public record QuietHours(LocalTime from, LocalTime to, boolean critical) {

  /** Whether a time of day is within. */
  public boolean covers(LocalTime time) {
    boolean begun = !time.isBefore(from);
    boolean over = !time.isBefore(to);
    return from.isBefore(to) ? begun && !over : begun || !over;
  }
}
