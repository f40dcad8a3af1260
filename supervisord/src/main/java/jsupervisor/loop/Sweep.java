package jsupervisor.loop;

import java.util.function.LongSupplier;

/**
 * Has the JVM look for garbage when nothing waits for the control thread, once a minute at most.
 * Left alone, its serial collector looks through what has outlived a first look only when all
 * memory that the JVM may have is taken: a daemon of five megabytes would grow to hundreds in a few
 * hundred thousand restarts. Looks only when the thread is awake anyway. Control thread only.
 */
final class Sweep {
  /** Looked no more often than that. */
  private static final long LOOK_NANOS = 1_000_000_000L;

  /** So much may lie about. */
  private static final long ROOM = 8L << 20;

  /** Between two sweeps, as each keeps everybody waiting. */
  private static final long REST_NANOS = 60_000_000_000L;

  /** With so much of it nobody waits for a quiet moment any more. */
  private static final long TOO_MUCH = 64L << 20;

  /** A moment in which no timer comes is quiet; one sweep takes less. */
  private static final long QUIET_NANOS = 50_000_000L;

  private final LongSupplier used;
  private final Runnable collect;
  private long lookedAt;
  private long sweptAt;
  private long live;
  private long lying;

  /**
   * @param used bytes of the heap that are taken, garbage among them
   * @param collect leaves no garbage; takes some ten milliseconds
   * @param now nanoseconds, of any beginning
   */
  Sweep(LongSupplier used, Runnable collect, long now) {
    this.used = used;
    this.collect = collect;
    lookedAt = now;
    sweptAt = now;
    live = used.getAsLong();
  }

  /** That of this JVM. */
  static Sweep ofThisJvm() {
    var runtime = Runtime.getRuntime();
    return new Sweep(
        () -> runtime.totalMemory() - runtime.freeMemory(), System::gc, System.nanoTime());
  }

  /**
   * Whether to collect, if nothing is there to be done.
   *
   * @param wait nanoseconds until the next timer; 0 = there is more to do, -1 = for ever
   * @param now nanoseconds, of the same beginning
   */
  boolean due(long wait, long now) {
    if (now - lookedAt >= LOOK_NANOS) look(now);
    boolean quiet = wait < 0 || wait >= QUIET_NANOS;
    boolean rested = now - sweptAt >= REST_NANOS;
    return (quiet && rested) ? lying > Math.max(live, ROOM) : overdue();
  }

  /** Whether to collect, whatever there is to be done. */
  boolean overdue() {
    return lying > Math.max(live, TOO_MUCH);
  }

  /** Collects now. */
  void run(long now) {
    collect.run();
    sweptAt = now;
    live = Long.MAX_VALUE;
    look(now);
  }

  private void look(long now) {
    lookedAt = now;
    long taken = used.getAsLong();
    live = Math.min(live, taken); // the JVM may have looked by itself
    lying = taken - live;
  }
}
