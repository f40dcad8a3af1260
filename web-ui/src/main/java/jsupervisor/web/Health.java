package jsupervisor.web;

/**
 * What probes say of a process.
 *
 * @param probed whether anybody asks it
 * @param word {@code HEALTHY}, {@code UNHEALTHY}, {@code STARTING}; empty = it does not run, or
 *     nobody asks
 * @param sinceMillis when that began, milliseconds since 1970; 0 = there is no word
 * @param last answer in words, empty = none yet
 * @param day percent of the last 24 hours in which it was up, negative = not known
 * @param week likewise of the last 7 days
 * @param month likewise of the last 30 days
 */
public record Health(
    boolean probed,
    String word,
    long sinceMillis,
    String last,
    double day,
    double week,
    double month) {
  /** Nobody asks. */
  public static final Health NONE = new Health(false, "", 0, "", -1, -1, -1);

  /** What is not well; its row is shown as a problem. */
  public static final String UNHEALTHY = "UNHEALTHY";
}
