package jsupervisor.core;

import java.time.Duration;

/**
 * A point on the monotonic clock (CLOCK_MONOTONIC, the same for every process of one boot).
 *
 * @param nanos nanoseconds since an arbitrary start
 */
public record Moment(long nanos) {

  /** This moment that much later. */
  public Moment plus(Duration wait) {
    return new Moment(nanos + wait.toNanos());
  }

  /** Whether {@code target} is now or past, seen from this moment. */
  public boolean reached(Moment target) {
    return nanos - target.nanos >= 0;
  }

  /** How long after {@code earlier} this is; negative when before. */
  public Duration since(Moment earlier) {
    return Duration.ofNanos(nanos - earlier.nanos);
  }
}
