package jsupervisor.requests;

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
  private final Map<Client, Own> all = new ConcurrentHashMap<>();
  private final AtomicLong looked;

  /**
   * @param most calls a second in each lane
   * @param now in nanoseconds of a clock that only goes forward
   */
  Clients(int most, long now) {
    this.most = most;
    looked = new AtomicLong(now);
    all.put(OTHERS, Own.fresh(most, now));
  }

  /** What a client has; with the others, where there are too many. */
  Own of(Client client, long now) {
    var own = all.get(client);
    return own == null ? come(client, now) : own;
  }

  private Own come(Client client, long now) {
    if (all.size() > MOST) forget(now);
    if (all.size() > MOST) return all.get(OTHERS);
    return all.computeIfAbsent(client, _ -> Own.fresh(most, now));
  }

  /** Who has all of his allowance is not different from one who has never called. */
  private void forget(long now) {
    long last = looked.get();
    if (now - last < LOOK_NANOS || !looked.compareAndSet(last, now)) return;
    all.entrySet()
        .removeIf(each -> !each.getKey().equals(OTHERS) && each.getValue().untouched(now));
  }

  int size() {
    return all.size();
  }
}
