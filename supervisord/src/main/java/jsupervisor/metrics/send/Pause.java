package jsupervisor.metrics.send;

/** Pauses between attempts: a second, then twice as long as the last one, a minute at most. */
final class Pause {
  private static final long LONGEST = 60_000;

  private long millis = 1000;

  void take() throws InterruptedException {
    Thread.sleep(millis);
    millis = Math.min(LONGEST, 2 * millis);
  }
}
