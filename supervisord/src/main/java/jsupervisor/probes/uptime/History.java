package jsupervisor.probes.uptime;

/**
 * What is kept of one process.
 *
 * @param hours in which it was up
 * @param seenMillis when it was looked at last, in wall time
 * @param run start of the child that there was then, in wall time; 0 = none
 * @param up whether it was up then
 * @param health a word, empty = none
 * @param sinceMillis when that began, in wall time
 * @param restarting whether a restart was under way
 */
public record History(
    Hours hours,
    long seenMillis,
    long run,
    boolean up,
    String health,
    long sinceMillis,
    boolean restarting) {

  /** Of a process that is seen for the first time. */
  public static History begun(long nowMillis) {
    return new History(new Hours(nowMillis), nowMillis, 0, false, "", 0, false);
  }
}
