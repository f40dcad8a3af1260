package jsupervisor.chronicle;

import java.util.ArrayList;
import java.util.List;
import jsupervisor.ask.Cause;
import jsupervisor.ask.Transition;
import jsupervisor.terms.ExitStatus;
import jsupervisor.terms.StateCode;

/** Something that is counted; immutable. */
public sealed interface Occurrence {

  /**
   * A start was tried.
   *
   * @param again by the daemon itself: autorestart, or another attempt
   */
  record Started(boolean again) implements Occurrence {}

  /** A child has ended, and what that meant. */
  record Ended(Cause.Judged judged) implements Occurrence {}

  /** There was no child. */
  record NotSpawned() implements Occurrence {}

  /** The process is FATAL. */
  record GaveUp() implements Occurrence {}

  /**
   * From STARTING to RUNNING.
   *
   * @param millis that it took, 0 or more
   */
  record CameUp(long millis) implements Occurrence {}

  /**
   * From STOPPING to the end of the child.
   *
   * @param millis that it took, 0 or more
   */
  record WentDown(long millis) implements Occurrence {}

  /**
   * What a change of state means; pure.
   *
   * @param sinceMillis when the state before began, in wall time
   */
  static List<Occurrence> of(Transition change, long sinceMillis) {
    var all = new ArrayList<Occurrence>();
    long took = Math.max(0, change.atMillis() - sinceMillis); // the clock may have been set back
    ended(change.cause(), all);
    if (change.from() == StateCode.STOPPING) all.add(new WentDown(took));
    switch (change.to()) {
      case STARTING -> all.add(new Started(change.cause().again()));
      case RUNNING -> {
        if (change.from() == StateCode.STARTING) all.add(new CameUp(took));
      }
      case FATAL -> all.add(new GaveUp());
      case STOPPED, BACKOFF, STOPPING, EXITED, UNKNOWN -> {}
    }
    return all;
  }

  private static void ended(Cause cause, List<Occurrence> all) {
    switch (cause) {
      case Cause.Ended(ExitStatus.NeverBegan _, _) -> all.add(new NotSpawned());
      case Cause.Ended(_, var judged) -> all.add(new Ended(judged));
      case Cause.NotSpawned _ -> all.add(new NotSpawned());
      case Cause.StartRequested _,
          Cause.StopRequested _,
          Cause.DaemonEnding _,
          Cause.Autorestart _,
          Cause.Retry _,
          Cause.Lasted _,
          Cause.GaveUp _,
          Cause.NotSignalled _ -> {}
    }
  }
}
