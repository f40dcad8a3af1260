package jsupervisor.core;

import java.util.OptionalInt;

/**
 * What is remembered of a process beyond its state; all of it is for people and callers.
 *
 * @param lastStartMillis wall time of the last spawn order, 0 = never
 * @param lastStopMillis wall time of the last end of a child, 0 = never
 * @param exitStatus of the last child: its code, -1 for a signal; empty until known
 * @param spawnError why the last start failed or the last exit was unexpected; empty = none
 */
public record History(
    long lastStartMillis, long lastStopMillis, OptionalInt exitStatus, String spawnError) {

  /** Of a process that was never started. */
  public static final History NONE = new History(0, 0, OptionalInt.empty(), "");
}
