package jsupervisor.alerts;

/** What probes say of a process, or of what is outside; immutable. */
public sealed interface Wellness {
  /** Not everything has been looked at yet. */
  record Unknown() implements Wellness {}

  /** Nobody asks it. */
  record Unprobed() implements Wellness {}

  /** It is asked, and not HEALTHY. */
  record Unwell() implements Wellness {}

  /**
   * It is HEALTHY.
   *
   * @param sinceMillis in wall time
   * @param runMillis start of the child that is meant, in wall time
   */
  record Well(long sinceMillis, long runMillis) implements Wellness {}
}
