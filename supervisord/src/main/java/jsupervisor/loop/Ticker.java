package jsupervisor.loop;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;
import jsupervisor.events.Ticks;

/** Tells of the boundaries of wall time, while somebody wants to know. Control thread only. */
final class Ticker {
  /** The wall clock may be set: it is looked at that often at least. */
  private static final long LONGEST_MILLIS = 60_000;

  private final Timers timers;
  private final Announcer announcer;
  private final Ticks ticks = new Ticks();
  private Optional<Timers.Timer> next = Optional.empty();

  Ticker(Timers timers, Announcer announcer) {
    this.timers = timers;
    this.announcer = announcer;
  }

  /** Goes on from a time that another JVM has seen, 0 = none. */
  void recall(long second) {
    if (second > 0) ticks.at(second);
  }

  /** A pool has come or gone. */
  void subscribed() {
    next.ifPresent(Timers.Timer::cancel);
    next = Optional.empty();
    look();
  }

  private void look() {
    var wanted =
        Ticks.types().stream().filter(announcer::wanted).collect(Collectors.toUnmodifiableSet());
    if (wanted.isEmpty()) return;
    var now = Means.now();
    long second = Math.floorDiv(now.wallMillis(), 1000L);
    ticks.at(second).forEach(announcer::announce);
    long wait = Ticks.wait(second, wanted) * 1000 - Math.floorMod(now.wallMillis(), 1000L);
    var pause = Duration.ofMillis(Math.min(wait, LONGEST_MILLIS) + 1);
    next = Optional.of(timers.at(now.moment().plus(pause), this::look));
  }
}
