package jsupervisor.requests;

/** So many lines a second; what is over that is counted. Any thread. */
final class Pace {
  private static final long SECOND = 1_000_000_000;

  private final int most;
  private long since;
  private int said;
  private long unsaid;

  /**
   * @param now in nanoseconds of a clock that only goes forward
   */
  Pace(int most, long now) {
    this.most = most;
    since = now;
  }

  /**
   * Asks for a line.
   *
   * @return how many were not said since the last one, or -1 when this one shall not be said either
   */
  synchronized long next(long now) {
    if (now - since >= SECOND) {
      since = now;
      said = 0;
    }
    if (said >= most) {
      unsaid++;
      return -1;
    }
    said++;
    long before = unsaid;
    unsaid = 0;
    return before;
  }
}
