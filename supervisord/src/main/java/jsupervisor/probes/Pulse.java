package jsupervisor.probes;

import java.time.Duration;
import jsupervisor.ask.Probe;

/**
 * What the answers of something that is probed add up to. Immutable; knows no clock: moments are
 * those of {@link System#nanoTime}.
 *
 * @param health now
 * @param begunNanos when its run began
 * @param nextNanos when to ask next; means nothing without health
 * @param failures bad answers in a row that count
 * @param actions times that something was done since it was healthy
 * @param calmNanos from when on it may be restarted again
 */
record Pulse(
    Health health, long begunNanos, long nextNanos, int failures, int actions, long calmNanos) {
  private static final long SECOND = 1_000_000_000L;
  private static final long LONGEST_CALM = 3600 * SECOND;
  private static final int MOST_DOUBLINGS = 12;

  /**
   * After an answer.
   *
   * @param act whether something is to be done about it
   */
  record Step(Pulse next, boolean act) {}

  /** Of something that does not run. */
  static Pulse idle(long now) {
    return new Pulse(Health.NONE, now, now, 0, 0, now);
  }

  boolean beats() {
    return health != Health.NONE;
  }

  /** A run has begun: it is asked at once. */
  Pulse began(long now) {
    return new Pulse(Health.STARTING, now, now, 0, actions, calmNanos);
  }

  /** A run that was known before is taken up: it is asked at once. */
  Pulse resumed(Health known, long now) {
    return new Pulse(known, now, now, 0, actions, calmNanos);
  }

  /** The run has ended. */
  Pulse ended() {
    return new Pulse(Health.NONE, begunNanos, nextNanos, 0, actions, calmNanos);
  }

  /** Whether it is to be asked now. */
  boolean due(long now) {
    return beats() && now - nextNanos >= 0;
  }

  /**
   * An answer.
   *
   * @param jitter from 0.9 to 1.1: the next pause as a part of the interval
   */
  Step answered(boolean good, Probe probe, long now, double jitter) {
    if (good) return new Step(healthy(now + pause(probe.interval(), jitter)), false);
    if (health == Health.STARTING && now - begunNanos < probe.startPeriod().toNanos())
      return new Step(at(Health.STARTING, 0, now + soon(probe)), false);
    int counted = failures == Integer.MAX_VALUE ? failures : failures + 1;
    boolean sick = counted >= probe.failures();
    var next = at(sick ? Health.UNHEALTHY : health, counted, now + pause(probe.interval(), jitter));
    boolean act = sick && wants(probe, now);
    return new Step(act ? next.acted(probe, now) : next, act);
  }

  private boolean wants(Probe probe, long now) {
    return switch (probe.action()) {
      case NONE, ALERT -> false;
      case RESTART -> now - calmNanos >= 0;
      case SIGNAL -> health != Health.UNHEALTHY;
    };
  }

  private Pulse healthy(long next) {
    return new Pulse(Health.HEALTHY, begunNanos, next, 0, 0, calmNanos);
  }

  private Pulse at(Health other, int counted, long next) {
    return new Pulse(other, begunNanos, next, counted, actions, calmNanos);
  }

  /** Each time without success the pause until the next one doubles. */
  private Pulse acted(Probe probe, long now) {
    long least = probe.startPeriod().toNanos() + probe.interval().toNanos() * probe.failures();
    long doubled = least << Math.min(actions, MOST_DOUBLINGS);
    long calm = Math.max(least, doubled < least ? LONGEST_CALM : Math.min(doubled, LONGEST_CALM));
    return new Pulse(health, begunNanos, nextNanos, failures, actions + 1, now + calm);
  }

  private static long pause(Duration interval, double jitter) {
    return (long) (interval.toNanos() * jitter);
  }

  private static long soon(Probe probe) {
    return Math.min(SECOND, probe.interval().toNanos());
  }
}
