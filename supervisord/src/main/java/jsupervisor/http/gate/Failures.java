package jsupervisor.http.gate;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Wrong passwords by address: after ten of them within a minute the next is not judged until the
 * minute is over, right or wrong, so that guessing is slow. The right password from elsewhere, and
 * from Unix sockets, is not held up. Any thread.
 */
public final class Failures {
  /** Wrong ones that are judged in a minute. */
  static final int MOST = 10;

  static final long MINUTE = 60_000_000_000L;

  /** Addresses that are remembered, those that failed last. */
  private static final int ADDRESSES = 1_000;

  private final LongSupplier nanos;
  private final Map<String, Count> counts = new LinkedHashMap<>();

  private record Count(long since, int failures) {}

  /**
   * @param nanos a clock that only goes forward
   */
  public Failures(LongSupplier nanos) {
    this.nanos = nanos;
  }

  /** Whether an address has to wait; nobody without an address has. */
  public synchronized boolean tooMany(Optional<String> address) {
    return address.map(this::current).filter(count -> count.failures() >= MOST).isPresent();
  }

  /** Notes a wrong password. */
  public synchronized void add(Optional<String> address) {
    if (address.isEmpty()) return;
    var count = current(address.get());
    counts.remove(address.get());
    counts.put(address.get(), new Count(count.since(), count.failures() + 1));
    if (counts.size() > ADDRESSES) counts.remove(counts.keySet().iterator().next());
  }

  private Count current(String address) {
    long now = nanos.getAsLong();
    var known = counts.get(address);
    return known == null || now - known.since() >= MINUTE ? new Count(now, 0) : known;
  }
}
