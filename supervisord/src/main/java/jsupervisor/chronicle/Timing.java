package jsupervisor.chronicle;

/**
 * How long something took, all in all.
 *
 * @param count how often, 0 or more
 * @param millis the sum
 */
public record Timing(long count, long millis) {
  /** It has not been yet. */
  public static final Timing NONE = new Timing(0, 0);

  /** Once more. */
  public Timing with(long more) {
    return new Timing(count + 1, millis + more);
  }

  /** The sum in seconds. */
  public double seconds() {
    return millis / 1000.0;
  }
}
