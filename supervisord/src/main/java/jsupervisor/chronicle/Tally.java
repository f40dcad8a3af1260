package jsupervisor.chronicle;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import jsupervisor.ask.Cause.Judged;
import jsupervisor.ask.Transition;
import jsupervisor.terms.StateCode;

/**
 * What one process has been through since this JVM looks on; immutable.
 *
 * @param createdMillis since when it is counted, in wall time
 * @param state public state
 * @param sinceMillis when that began, in wall time
 * @param starts that were tried
 * @param restarts those of them that the daemon tried by itself
 * @param exits ends of children, by what they meant
 * @param spawnErrors starts without a child
 * @param fatals how often it was given up
 * @param up from STARTING to RUNNING
 * @param down from STOPPING to the end of the child
 */
public record Tally(
    long createdMillis,
    StateCode state,
    long sinceMillis,
    long starts,
    long restarts,
    Map<Judged, Long> exits,
    long spawnErrors,
    long fatals,
    Timing up,
    Timing down) {

  public Tally {
    exits = Collections.unmodifiableMap(new EnumMap<>(exits));
  }

  /** Of a process that is new to us. */
  public static Tally begun(StateCode state, long nowMillis) {
    var none = new EnumMap<Judged, Long>(Judged.class);
    for (var judged : Judged.values()) none.put(judged, 0L);
    return new Tally(nowMillis, state, nowMillis, 0, 0, none, 0, 0, Timing.NONE, Timing.NONE);
  }

  /**
   * After a change of its state.
   *
   * @param means what of it is counted
   */
  Tally after(Transition change, List<Occurrence> means) {
    var tally = this;
    for (var each : means) tally = tally.with(each);
    return tally.in(change.to(), change.atMillis());
  }

  /** The same in a state that was seen, not announced. */
  Tally in(StateCode other, long atMillis) {
    return new Tally(
        createdMillis, other, atMillis, starts, restarts, exits, spawnErrors, fatals, up, down);
  }

  private Tally with(Occurrence occurrence) {
    return switch (occurrence) {
      case Occurrence.Started(boolean again) -> plus(1, again ? 1 : 0, 0, 0);
      case Occurrence.NotSpawned() -> plus(0, 0, 1, 0);
      case Occurrence.GaveUp() -> plus(0, 0, 0, 1);
      case Occurrence.Ended(var judged) -> with(plusOne(judged), up, down);
      case Occurrence.CameUp(long millis) -> with(exits, up.with(millis), down);
      case Occurrence.WentDown(long millis) -> with(exits, up, down.with(millis));
    };
  }

  private Map<Judged, Long> plusOne(Judged judged) {
    var more = new EnumMap<>(exits);
    more.merge(judged, 1L, Long::sum);
    return more;
  }

  private Tally plus(int start, int restart, int spawnError, int fatal) {
    return new Tally(
        createdMillis,
        state,
        sinceMillis,
        starts + start,
        restarts + restart,
        exits,
        spawnErrors + spawnError,
        fatals + fatal,
        up,
        down);
  }

  private Tally with(Map<Judged, Long> newExits, Timing newUp, Timing newDown) {
    return new Tally(
        createdMillis,
        state,
        sinceMillis,
        starts,
        restarts,
        newExits,
        spawnErrors,
        fatals,
        newUp,
        newDown);
  }
}
