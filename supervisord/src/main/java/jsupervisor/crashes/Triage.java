package jsupervisor.crashes;

import java.util.Map;
import java.util.Optional;
import jsupervisor.terms.ExitStatus;
import jsupervisor.terms.ProcessName;

/**
 * Which ends are looked at and which are only counted, so that ends without end cost little: those
 * of one process that end alike within seconds are taken to be the same. Knows no clock; of one
 * thread.
 */
final class Triage {
  /** How long an end stands for others of the same process that look the same. */
  static final long SAME_NANOS = 5_000_000_000L;

  /** Looks a second, and how many of them may come at once. */
  static final int PER_SECOND = 10;

  private static final int AT_ONCE = 30;
  private static final int MOST_PROCESSES = 4096;
  private static final double SECOND = 1e9;

  private final Map<ProcessName, Seen> seen = Latest.put(MOST_PROCESSES);
  private double looks = AT_ONCE;
  private long lastNanos;

  /** The last end of a process that was looked at. */
  private record Seen(ExitStatus how, String id, long atNanos) {}

  Triage(long nowNanos) {
    lastNanos = nowNanos;
  }

  /** The kind that an end is taken for without a look; empty = it is to be looked at. */
  Optional<String> same(ProcessName process, ExitStatus how, long nowNanos) {
    return alike(process, how).filter(last -> nowNanos - last.atNanos() < SAME_NANOS).map(Seen::id);
  }

  /** The same when there is no time for looks, however long ago the last one was. */
  Optional<String> likely(ProcessName process, ExitStatus how) {
    return alike(process, how).map(Seen::id);
  }

  private Optional<Seen> alike(ProcessName process, ExitStatus how) {
    return Optional.ofNullable(seen.get(process)).filter(last -> last.how().equals(how));
  }

  /** Whether one more look may be had now. */
  boolean mayLook(long nowNanos) {
    looks = Math.min(AT_ONCE, looks + (nowNanos - lastNanos) / SECOND * PER_SECOND);
    lastNanos = nowNanos;
    if (looks < 1) return false;
    looks--;
    return true;
  }

  /** What a look has found. */
  void looked(ProcessName process, ExitStatus how, String id, long nowNanos) {
    seen.remove(process);
    seen.put(process, new Seen(how, id, nowNanos));
  }
}
