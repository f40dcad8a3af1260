package jsupervisor.chronicle;

import java.util.Collections;
import java.util.EnumMap;
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

  /** After a change of its state. */
  Tally after(Transition change) {
    var tally = this;
    for (var each : Occurrence.of(change, sinceMillis)) tally = tally.with(each);
    return tally.in(change.to(), change.atMillis());
  }

  /** The same in a state that was seen, not announced. */
  Tally in(StateCode other, long atMillis) {
    return new Tally(
        createdMillis, other, atMillis, starts, restarts, exits, spawnErrors, fatals, up, down);
  }

  private Tally with(Occurrence occurrence) {
    return switch (occurrence) {
      case Occurrence.Started(boolean again) -> started(again ? 1 : 0);
      case Occurrence.Ended(var judged) -> ended(judged);
      case Occurrence.NotSpawned() -> failed(1, 0);
      case Occurrence.GaveUp() -> failed(0, 1);
      case Occurrence.CameUp(long millis) -> timed(up.with(millis), down);
      case Occurrence.WentDown(long millis) -> timed(up, down.with(millis));
    };
  }

  private Tally started(int again) {
    return new Tally(
        createdMillis,
        state,
        sinceMillis,
        starts + 1,
        restarts + again,
        exits,
        spawnErrors,
        fatals,
        up,
        down);
  }

  private Tally ended(Judged judged) {
    var more = new EnumMap<>(exits);
    more.merge(judged, 1L, Long::sum);
    return new Tally(
        createdMillis, state, sinceMillis, starts, restarts, more, spawnErrors, fatals, up, down);
  }

  private Tally failed(int spawns, int given) {
    return new Tally(
        createdMillis,
        state,
        sinceMillis,
        starts,
        restarts,
        exits,
        spawnErrors + spawns,
        fatals + given,
        up,
        down);
  }

  private Tally timed(Timing newUp, Timing newDown) {
    return new Tally(
        createdMillis,
        state,
        sinceMillis,
        starts,
        restarts,
        exits,
        spawnErrors,
        fatals,
        newUp,
        newDown);
  }
}
