package jsupervisor.history.chart;

/**
 * What part of a history is meant, and how finely; immutable.
 *
 * @param from in seconds since the epoch
 * @param to where it ends
 * @param points at most so many cells, 1 to 1000
 */
public record Window(long from, long to, int points) {
  /** The most cells that there may be. */
  public static final int MOST = 1000;

  /**
   * As somebody asks for it: what makes no sense is made to make some.
   *
   * @param from 0 or less = so many seconds before the end, 0 = as long as is kept
   * @param to 0 or less = now
   * @param points 0 or less, or too many = as many as there may be
   * @param now in seconds since the epoch
   * @param kept seconds that are kept
   */
  public static Window of(long from, long to, int points, long now, long kept) {
    long end = to <= 0 || to > now ? now : to;
    long back = from == 0 ? kept : Math.min(kept, -Math.max(from, -kept));
    long begin = from <= 0 ? end - back : Math.max(from, now - kept);
    return new Window(
        Math.max(0, Math.min(begin, end)), end, points <= 0 ? MOST : Math.min(points, MOST));
  }

  /**
   * Seconds of a cell.
   *
   * @param interval seconds of a sample: no cell is shorter, and each has as many of them
   */
  public long step(int interval) {
    long samples = (to - from) / interval + 1;
    return interval * Math.max(1, (samples + points - 1) / points);
  }

  /** Whether a moment is in it. */
  public boolean has(long second) {
    return second >= from && second <= to;
  }
}
