package jsupervisor.loop;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Who uses what; knows the first and the last user of each thing. Pure.
 *
 * @param <T> things, compared by equals
 * @param <U> users, compared by equals
 */
final class Sharers<T, U> {
  private final Map<T, Set<U>> sharers = new HashMap<>();

  /** Notes a user, once; says whether it is the first one. */
  boolean add(T thing, U user) {
    var all = sharers.computeIfAbsent(thing, _ -> new HashSet<>());
    boolean first = all.isEmpty();
    all.add(user);
    return first;
  }

  /** Forgets a user; says whether it was the last one. */
  boolean remove(T thing, U user) {
    var all = sharers.get(thing);
    if (all == null || !all.remove(user) || !all.isEmpty()) return false;
    sharers.remove(thing);
    return true;
  }

  /** Forgets all users of a thing. */
  void forget(T thing) {
    sharers.remove(thing);
  }
}
