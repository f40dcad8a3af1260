package jsupervisor.probes;

import java.time.Duration;
import jsupervisor.ask.Probe;
import jsupervisor.probes.attempt.Answer;

/**
 * What the answers of something that is probed add up to. Immutable; knows no clock: moments are
 * those of {@link System#nanoTime}.
 *
 * @param health now
 * @param begunNanos when its run began
 * @param nextNanos when to ask next; means nothing without health
 * @param failures bad answers in a row that count
 * @param told those of them by somebody who was asked; more than there are = it was unhealthy
 *     before
 * @param actions times that something was done since it was healthy
 * @param calmNanos from when on it may be restarted again
 */
record Pulse(
    Health health,
    long begunNanos,
    long nextNanos,
    int failures,
    int told,
    int actions,
    long calmNanos) {
  private static final long SECOND = 1_000_000_000L;
  private static final long LONGEST_CALM = 3600 * SECOND;
  private static final int MOST_DOUBLINGS = 12;

  /**
   * After an answer.
   *
   * @param act whether something is to be done about it
   * @param spared whether that is not done because nobody was asked
   */
  record Step(Pulse next, boolean act, boolean spared) {}

  /** Of something that does not run. */
  static Pulse idle(long now) {
    return new Pulse(Health.NONE, now, now, 0, 0, 0, now);
  }

  boolean beats() {
    return health != Health.NONE;
  }

  /** A run has begun: it is asked at once. */
  Pulse began(long now) {
    return new Pulse(Health.STARTING, now, now, 0, 0, actions, calmNanos);
  }

  /** A run that was known before is taken up: it is asked at once. */
  Pulse resumed(Health known, long now) {
    int before = known == Health.UNHEALTHY ? Integer.MAX_VALUE : 0;
    return new Pulse(known, now, now, 0, before, actions, calmNanos);
  }

  /** The run has ended. */
  Pulse ended() {
    return new Pulse(Health.NONE, begunNanos, nextNanos, 0, 0, actions, calmNanos);
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
  Step answered(Answer answer, Probe probe, long now, double jitter) {
    if (answer.good())
      return new Step(healthy(now + pause(probe.interval(), jitter)), false, false);
    if (health == Health.STARTING && now - begunNanos < probe.startPeriod().toNanos())
      return new Step(at(Health.STARTING, 0, 0, now + soon(probe)), false, false);
    int counted = more(failures);
    int heard = answer.asked() ? more(told) : told;
    boolean sick = counted >= probe.failures();
    var after = sick ? Health.UNHEALTHY : health;
    var next = at(after, counted, heard, now + pause(probe.interval(), jitter));
    if (!answer.asked()) return new Step(next, false, sick && acts(probe));
    boolean act = sick && next.wants(probe, now);
    return new Step(act ? next.acted(probe, now) : next, act, false);
  }

  private static int more(int count) {
    return count == Integer.MAX_VALUE ? count : count + 1;
  }

  private static boolean acts(Probe probe) {
    return switch (probe.action()) {
      case NONE, ALERT -> false;
      case RESTART, SIGNAL -> true;
    };
  }

  private boolean wants(Probe probe, long now) {
    return switch (probe.action()) {
      case NONE, ALERT -> false;
      case RESTART -> told >= probe.failures() && now - calmNanos >= 0;
      case SIGNAL -> told == probe.failures();
    };
  }

  private Pulse healthy(long next) {
    return new Pulse(Health.HEALTHY, begunNanos, next, 0, 0, 0, calmNanos);
  }

  private Pulse at(Health other, int counted, int heard, long next) {
    return new Pulse(other, begunNanos, next, counted, heard, actions, calmNanos);
  }

  /** Each time without success the pause until the next one doubles. */
  private Pulse acted(Probe probe, long now) {
    long least = probe.startPeriod().toNanos() + probe.interval().toNanos() * probe.failures();
    long doubled = least << Math.min(actions, MOST_DOUBLINGS);
    long calm = Math.max(least, doubled < least ? LONGEST_CALM : Math.min(doubled, LONGEST_CALM));
    return new Pulse(health, begunNanos, nextNanos, failures, told, actions + 1, now + calm);
  }

  private static long pause(Duration interval, double jitter) {
    return (long) (interval.toNanos() * jitter);
  }

  private static long soon(Probe probe) {
    return Math.min(SECOND, probe.interval().toNanos());
  }
}
