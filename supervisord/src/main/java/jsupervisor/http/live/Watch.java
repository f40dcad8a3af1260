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
  private Optional<Look> last = Optional.empty();
  private int pid;

  /** When somebody looked last, in {@link System#nanoTime}. */
  private long watchedAt;

  private record Look(Usage usage, int pid, long atNanos) {}

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
  Optional<Sample> add(Usage usage, long pageSize, long atNanos, long atMillis) {
    var before = last;
    last = Optional.of(new Look(usage, pid, atNanos));
    if (before.isEmpty() || !continues(before.get(), usage, atNanos)) return Optional.empty();
    double seconds = (atNanos - before.get().atNanos()) / 1e9;
    long ticks = usage.cpuTicks() - before.get().usage().cpuTicks();
    double percent = ticks * 100.0 / Usage.TICKS_PER_SECOND / seconds;
    var sample =
        new Sample(atMillis, Math.round(percent * 10) / 10.0, usage.residentPages() * pageSize);
    if (samples.size() == MOST) samples.remove();
    samples.add(sample);
    return Optional.of(sample);
  }

  private boolean continues(Look before, Usage usage, long atNanos) {
    return before.pid() == pid
        && before.usage().born() == usage.born()
        && atNanos > before.atNanos()
        && atNanos - before.atNanos() < LONGEST_PAUSE;
  }
}
