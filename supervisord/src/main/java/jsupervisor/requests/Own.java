package jsupervisor.requests;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What one client may call, and what of it is under way. Any thread; nobody waits.
 *
 * @param lanes calls a second
 * @param under calls that are being answered
 */
record Own(Map<Lane, Allowance> lanes, AtomicInteger under) {

  /**
   * @param most calls a second in each lane
   * @param now in nanoseconds of a clock that only goes forward
   */
  static Own fresh(int most, long now) {
    var lanes = new EnumMap<Lane, Allowance>(Lane.class);
    for (var lane : Lane.values()) lanes.put(lane, new Allowance(most, now));
    return new Own(lanes, new AtomicInteger());
  }

  /**
   * Asks for a place.
   *
   * @return whether there was one; then {@link #leave} gives it back
   */
  boolean enter(int most) {
    return under.getAndUpdate(count -> count < most ? count + 1 : count) < most;
  }

  void leave() {
    under.decrementAndGet();
  }

  /** Whether it is that of one who has never called. */
  boolean untouched(long now) {
    return under.get() == 0 && lanes.values().stream().allMatch(lane -> lane.whole(now));
  }
}
