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

  /** A start is ordered: what the last child left behind no longer counts. */
  History started(Now at) {
    return new History(at.wallMillis(), lastStopMillis, OptionalInt.empty(), "");
  }

  /** A start failed before there was a child. */
  History refused(String reason) {
    return new History(lastStartMillis, lastStopMillis, exitStatus, reason);
  }

  /** A child ended too early to have a status that counts. */
  History failed(Now at, String reason) {
    return new History(lastStartMillis, at.wallMillis(), OptionalInt.empty(), reason);
  }

  /** A child ended with a status; what was said against the start still stands. */
  History ended(Now at, int status) {
    return new History(lastStartMillis, at.wallMillis(), OptionalInt.of(status), spawnError);
  }
}
