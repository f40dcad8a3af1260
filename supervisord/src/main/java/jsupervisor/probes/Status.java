package jsupervisor.probes;

import java.util.Optional;

/**
 * What is known of one process or of something outside; immutable.
 *
 * @param required whether the daemon is only ready with it
 * @param runMillis start of the child that is meant, in wall time; of what is outside that of the
 *     daemon's Java process; 0 = it is not RUNNING
 * @param probed whether it is asked
 * @param health now
 * @param sinceMillis when that began, in wall time; 0 = no health
 * @param last answer in words, empty = none yet
 * @param failures bad answers in a row that count
 * @param uptime empty for what is outside
 */
public record Status(
    boolean required,
    long runMillis,
    boolean probed,
    Health health,
    long sinceMillis,
    String last,
    int failures,
    Optional<Uptime> uptime) {

  /**
   * How much of the time it was up, in percent, from 0 to 100.
   *
   * @param day the last 24 hours
   * @param week the last 7 days
   * @param month the last 30 days
   */
  public record Uptime(double day, double week, double month) {}

  /** The same of a process that has ended meanwhile. */
  public Status ended() {
    return new Status(required, 0, probed, Health.NONE, 0, last, failures, uptime);
  }

  /** Whether it is RUNNING; true for what is outside. */
  public boolean running() {
    return runMillis != 0;
  }

  /** Whether it does all that is expected of it. */
  boolean well() {
    return running() && (!probed || health == Health.HEALTHY);
  }

  /** What keeps it from being well. */
  String trouble() {
    return running() ? health.name() : "not running";
  }
}
