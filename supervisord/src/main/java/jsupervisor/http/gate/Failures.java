package jsupervisor.http.gate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Wrong passwords by address, or by network where one has many: after ten of them within a minute
 * the next is not judged until the minute is over, right or wrong, so that guessing is slow. The
 * right password from elsewhere, and from Unix sockets, is not held up. Any thread.
 */
public final class Failures {
  /** Wrong ones that are judged in a minute. */
  public static final int MOST = 10;

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

  /**
   * Notes a wrong password.
   *
   * @return how many there were in this minute; 0 = nobody counts
   */
  public synchronized int add(Optional<String> address) {
    if (address.isEmpty()) return 0;
    var count = current(address.get());
    int failures = count.failures() + 1;
    counts.remove(neighbourhood(address.get()));
    counts.put(neighbourhood(address.get()), new Count(count.since(), failures));
    if (counts.size() > ADDRESSES) counts.remove(counts.keySet().iterator().next());
    return failures;
  }

  /** Whoever has one of these addresses has them all: this machine's, and an IPv6 network's. */
  private static String neighbourhood(String address) {
    if (address.startsWith("127.")) return "127";
    var parts = address.split(":");
    return parts.length < 4 ? address : String.join(":", List.of(parts).subList(0, 4));
  }

  private Count current(String address) {
    long now = nanos.getAsLong();
    var known = counts.get(neighbourhood(address));
    return known == null || now - known.since() >= MINUTE ? new Count(now, 0) : known;
  }
}
