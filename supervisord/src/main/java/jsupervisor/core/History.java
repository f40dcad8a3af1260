package jsupervisor.core;

import java.util.Optional;
import java.util.OptionalInt;
import jsupervisor.terms.ExitStatus;

/**
 * What is remembered of a process beyond its state; all of it is for people and callers.
 *
 * @param lastStartMillis wall time of the last spawn order, 0 = never
 * @param lastStopMillis wall time of the last end of a child, 0 = never
 * @param exitStatus of the last child: its code, -1 for a signal; empty until known
 * @param spawnError why the last start failed or the last exit was unexpected; empty = none
 * @param starts children that there have been so far, 0 or more
 * @param lastEnd how the last attempt ended, also while the next one is under way; empty = none has
 */
public record History(
    long lastStartMillis,
    long lastStopMillis,
    OptionalInt exitStatus,
    String spawnError,
    int starts,
    Optional<ExitStatus> lastEnd) {

  /** Of a process that was never started. */
  public static final History NONE =
      new History(0, 0, OptionalInt.empty(), "", 0, Optional.empty());

  /** A start is ordered: what the last child left behind no longer counts. */
  History started(Now at) {
    return new History(at.wallMillis(), lastStopMillis, OptionalInt.empty(), "", starts, lastEnd);
  }

  /** There is a child. */
  History born() {
    return new History(
        lastStartMillis, lastStopMillis, exitStatus, spawnError, starts + 1, lastEnd);
  }

  /** A start failed before there was a child. */
  History refused(String reason) {
    Optional<ExitStatus> end = Optional.of(new ExitStatus.NeverBegan(reason));
    return new History(lastStartMillis, lastStopMillis, exitStatus, reason, starts, end);
  }

  /** A child ended too early to have a status that counts. */
  History failed(Now at, ExitStatus how, String reason) {
    return new History(
        lastStartMillis, at.wallMillis(), OptionalInt.empty(), reason, starts, Optional.of(how));
  }

  /** A child ended with a status; what was said against the start still stands. */
  History ended(Now at, ExitStatus how) {
    return new History(
        lastStartMillis,
        at.wallMillis(),
        OptionalInt.of(how.number()),
        spawnError,
        starts,
        Optional.of(how));
  }

  /** The same, and it was not expected. */
  History blamed(String reason) {
    return new History(lastStartMillis, lastStopMillis, exitStatus, reason, starts, lastEnd);
  }
}
