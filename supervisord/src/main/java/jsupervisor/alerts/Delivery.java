package jsupervisor.alerts;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;
import jsupervisor.alerts.rule.Digest;
import jsupervisor.alerts.send.Outcome;
import jsupervisor.alerts.send.Target;

/**
 * What one target has still to be told: one message at a time is on its way, and all others become
 * one, so that a target that was away gets one digest. Knows no clock; of one thread.
 */
final class Delivery {
  /** Then a message that is refused for what is in it is dropped. */
  private static final int MOST_REFUSALS = 3;

  private static final long MOST_PAUSE_SECONDS = 300;
  private static final int DOUBLINGS = 9;

  private final Target target;
  private final DoubleSupplier chance;
  private Digest waiting;
  private Optional<Digest> flying = Optional.empty();
  private int failures;
  private int refusals;
  private long notBeforeNanos;
  private long sent;
  private String trouble = "";

  /** What somebody may want to know of an outcome. */
  sealed interface News {
    /** It is told; {@code again} after it was not. */
    record Told(boolean again) implements News {}

    /** It is away; {@code first} when it was not before. */
    record Away(boolean first, String why) implements News {}

    /** A message with so many events is lost. */
    record Dropped(long events, String why) implements News {}
  }

  /**
   * @param waiting what it has to be told already
   * @param chance a number from 0 to 1, another one each time
   */
  Delivery(Target target, Digest waiting, long nowNanos, DoubleSupplier chance) {
    this.target = target;
    this.waiting = waiting;
    this.chance = chance;
    notBeforeNanos = nowNanos;
  }

  Target target() {
    return target;
  }

  /** It has to be told this, too. */
  void add(Digest digest) {
    waiting = waiting.plus(digest);
  }

  /** What is to be sent now; empty = nothing. */
  Optional<Digest> take(long nowNanos) {
    boolean ready = flying.isEmpty() && !waiting.isEmpty() && nowNanos - notBeforeNanos >= 0;
    if (!ready) return Optional.empty();
    flying = Optional.of(waiting);
    waiting = Digest.NONE;
    return flying;
  }

  /** What has become of it. */
  News done(Outcome outcome, long nowNanos) {
    var gone = flying.orElse(Digest.NONE);
    flying = Optional.empty();
    return switch (outcome) {
      case Outcome.Taken _ -> told(nowNanos);
      case Outcome.Failed(var why) -> away(gone, why, nowNanos);
      case Outcome.Refused(var why) -> {
        refusals++;
        if (refusals < MOST_REFUSALS) yield away(gone, why, nowNanos);
        refusals = 0;
        pause(nowNanos);
        trouble = why;
        yield new News.Dropped(gone.count(), why);
      }
    };
  }

  private News told(long nowNanos) {
    boolean again = failures > 0;
    notBeforeNanos = nowNanos;
    failures = 0;
    refusals = 0;
    trouble = "";
    sent++;
    return new News.Told(again);
  }

  private News away(Digest gone, String why, long nowNanos) {
    waiting = gone.plus(waiting);
    pause(nowNanos);
    trouble = why;
    return new News.Away(failures == 1, why);
  }

  /** A fifth of it more or less by chance, so that many daemons do not come back all at once. */
  private void pause(long nowNanos) {
    failures++;
    long seconds = Math.min(MOST_PAUSE_SECONDS, 1L << Math.min(failures - 1, DOUBLINGS));
    double some = seconds * (0.8 + 0.4 * chance.getAsDouble());
    notBeforeNanos = nowNanos + (long) (some * TimeUnit.SECONDS.toNanos(1));
  }

  /** All that it has not been told, what is on its way included. */
  Digest untold() {
    return flying.orElse(Digest.NONE).plus(waiting);
  }

  boolean flying() {
    return flying.isPresent();
  }

  AlertStatus.OfTarget status() {
    return new AlertStatus.OfTarget(target.word(), sent, untold().count(), failures, trouble);
  }
}
