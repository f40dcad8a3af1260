package jsupervisor.probes.uptime;

/**
 * Time that something was up, hour by hour, for 30 days and the hour that goes on. Moments are wall
 * time in milliseconds; a clock that is set back adds to the last hour. One thread.
 */
public final class Hours {
  static final int KEPT = 30 * 24 + 1;
  private static final int HOUR = 3_600_000;

  private final int[] millis = new int[KEPT];
  private final long first;
  private long last;

  /**
   * @param first since when it is counted
   */
  public Hours(long first) {
    this.first = first;
    last = hour(first);
  }

  long first() {
    return first;
  }

  /** Hours since the epoch of the last one that is counted. */
  long last() {
    return last;
  }

  private static long hour(long moment) {
    return Math.floorDiv(moment, HOUR);
  }

  /** It was up from one moment to another. */
  public void up(long from, long to) {
    long begin = Math.max(from, to - (long) KEPT * HOUR);
    while (begin < to) {
      long end = Math.min(to, (hour(begin) + 1) * HOUR);
      add(hour(begin), (int) (end - begin));
      begin = end;
    }
  }

  /**
   * As it was.
   *
   * @param newest hours since the epoch
   * @param back its milliseconds, then those of the hour before, and so on
   */
  void restore(long newest, int[] back) {
    last = newest;
    for (int i = 0; i < KEPT; i++) millis[index(newest - i)] = Math.clamp(back[i], 0, HOUR);
  }

  private void add(long hour, int more) {
    advance(hour);
    int index = index(last);
    millis[index] = Math.min(HOUR, millis[index] + more);
  }

  private void advance(long hour) {
    if (hour - last >= KEPT) java.util.Arrays.fill(millis, 0);
    else for (long each = last + 1; each <= hour; each++) millis[index(each)] = 0;
    last = Math.max(last, hour);
  }

  /** Milliseconds of an hour, 0 for one that is not kept. */
  int in(long hour) {
    return hour > last || hour <= last - KEPT ? 0 : millis[index(hour)];
  }

  private static int index(long hour) {
    return (int) Math.floorMod(hour, (long) KEPT);
  }

  /**
   * How much of the last hours it was up, in percent.
   *
   * @param hours whole ones before the one that goes on, 1 to 720
   * @param now the hours before it was first seen do not count
   * @return 0 to 100; 100 when there is nothing to count yet
   */
  public double percent(int hours, long now) {
    long begin = Math.max(first, (hour(now) - hours) * HOUR);
    if (now <= begin) return 100;
    long sum = 0;
    for (long hour = hour(begin); hour <= hour(now); hour++) sum += in(hour);
    return Math.min(100, 100.0 * sum / (now - begin));
  }
}
