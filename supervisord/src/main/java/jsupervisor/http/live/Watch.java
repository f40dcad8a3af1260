package jsupervisor.http.live;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import jsupervisor.web.Sample;

/**
 * What one process has used in the last ten minutes in which somebody looked. Guarded by its owner.
 */
final class Watch {
  private static final int MOST = 600;

  /** With a longer pause between two looks the share of a processor says nothing about now. */
  private static final long LONGEST_PAUSE = TimeUnit.SECONDS.toNanos(5);

  private final ArrayDeque<Sample> samples = new ArrayDeque<>();
  private Optional<jsupervisor.usage.Sample> last = Optional.empty();
  private int pid;

  /** When somebody looked last, in {@link System#nanoTime}. */
  private long watchedAt;

  /** The child that is meant from now on, 0 = none. */
  void pid(int now) {
    pid = now;
  }

  int pid() {
    return pid;
  }

  void watched(long atNanos) {
    watchedAt = atNanos;
  }

  /** Whether nobody has looked for that long. */
  boolean forgotten(long nowNanos, long nanos) {
    return nowNanos - watchedAt > nanos;
  }

  List<Sample> samples() {
    return List.copyOf(samples);
  }

  /** A look at the process; a sample comes of it where there was one shortly before. */
  Optional<Sample> add(jsupervisor.usage.Sample look) {
    var before = last;
    last = Optional.of(look);
    if (before.isEmpty() || !continues(before.get(), look)) return Optional.empty();
    double seconds = (look.atNanos() - before.get().atNanos()) / 1e9;
    double spent = look.usage().cpuSeconds() - before.get().usage().cpuSeconds();
    double percent = Math.round(spent * 1000 / seconds) / 10.0;
    var sample = new Sample(look.atMillis(), percent, look.usage().residentBytes());
    if (samples.size() == MOST) samples.remove();
    samples.add(sample);
    return Optional.of(sample);
  }

  private static boolean continues(jsupervisor.usage.Sample before, jsupervisor.usage.Sample look) {
    return before.sameProcess(look)
        && look.atNanos() > before.atNanos()
        && look.atNanos() - before.atNanos() < LONGEST_PAUSE;
  }
}
