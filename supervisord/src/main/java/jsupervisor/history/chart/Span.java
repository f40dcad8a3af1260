package jsupervisor.history.chart;

/**
 * Figures of one kind; immutable.
 *
 * @param count how many there are, 0 or more
 * @param least of them
 * @param sum of them
 * @param most of them
 */
public record Span(long count, long least, long sum, long most) {
  /** There are none. */
  public static final Span NONE = new Span(0, 0, 0, 0);

  /**
   * With one more.
   *
   * @param value negative = not known, and left out
   */
  Span with(long value) {
    if (value < 0) return this;
    if (count == 0) return new Span(1, value, value, value);
    return new Span(count + 1, Math.min(least, value), sum + value, Math.max(most, value));
  }

  /** Whether there are any. */
  public boolean known() {
    return count > 0;
  }

  /** The average; of nothing it is 0. */
  public double average() {
    return count == 0 ? 0 : (double) sum / count;
  }
}
