package jsupervisor.events;

/**
 * An event as a pool has accepted it; both numbers stay with it when it is delivered again.
 *
 * @param event what has happened
 * @param serial the same in every pool, 0 or more
 * @param poolSerial counted by the pool, 0 or more
 */
public record Posted(Event event, long serial, long poolSerial) {

  /** The number after this one; after 2^63-1 comes 0. */
  public static long after(long serial) {
    return serial == Long.MAX_VALUE ? 0 : serial + 1;
  }
}
