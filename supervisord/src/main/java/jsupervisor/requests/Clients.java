package jsupervisor.requests;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What each client may still call. There are so many of them at most; those that are too many share
 * what one may. Any thread.
 */
final class Clients {
  static final int MOST = 1_000;

  /** Between two looks for those who call no more. */
  private static final long LOOK_NANOS = 1_000_000_000;

  private static final Client OTHERS = new Client("others", "");

  private final int most;
  private final Map<Client, Map<Lane, Allowance>> all = new ConcurrentHashMap<>();
  private final AtomicLong looked;

  /**
   * @param most calls a second in each lane
   * @param now in nanoseconds of a clock that only goes forward
   */
  Clients(int most, long now) {
    this.most = most;
    looked = new AtomicLong(now);
    all.put(OTHERS, fresh(now));
  }

  /**
   * Asks for a call.
   *
   * @return 0 = it may come; else after how many nanoseconds the next may
   */
  long take(Client client, Lane lane, long now) {
    var own = all.get(client);
    if (own == null) own = come(client, now);
    return own.get(lane).take(now);
  }

  private Map<Lane, Allowance> come(Client client, long now) {
    if (all.size() > MOST) forget(now);
    if (all.size() > MOST) return all.get(OTHERS);
    return all.computeIfAbsent(client, _ -> fresh(now));
  }

  /** Who has all of his allowance is not different from one who has never called. */
  private void forget(long now) {
    long last = looked.get();
    if (now - last < LOOK_NANOS || !looked.compareAndSet(last, now)) return;
    all.entrySet()
        .removeIf(each ->
            !each.getKey().equals(OTHERS)
                && each.getValue().values().stream().allMatch(lane -> lane.whole(now)));
  }

  int size() {
    return all.size();
  }

  private Map<Lane, Allowance> fresh(long now) {
    var lanes = new EnumMap<Lane, Allowance>(Lane.class);
    for (var lane : Lane.values()) lanes.put(lane, new Allowance(most, now));
    return lanes;
  }
}
