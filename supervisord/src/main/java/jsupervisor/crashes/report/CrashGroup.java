package jsupervisor.crashes.report;

/**
 * All ends that are the same, and all about the last one that was looked at; immutable.
 *
 * @param summary of all
 * @param last report
 */
public record CrashGroup(Summary summary, CrashReport last) {

  /** With another summary. */
  public CrashGroup with(Summary other) {
    return new CrashGroup(other, last);
  }
}
