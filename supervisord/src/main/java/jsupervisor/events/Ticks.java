package jsupervisor.events;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** When which TICK is due: at the boundaries of the wall clock's time slices. */
public final class Ticks {
  private static final Map<EventType, Integer> PERIODS =
      new EnumMap<>(Map.of(EventType.TICK_5, 5, EventType.TICK_60, 60, EventType.TICK_3600, 3600));

  private final Map<EventType, Long> slices = new EnumMap<>(EventType.class);

  /**
   * The time is {@code second}: what has to be told. Slices that nobody saw are one event, the
   * first look only remembers; a clock that is set back begins another slice.
   *
   * @param second of the wall clock, since the epoch
   */
  public List<Event> at(long second) {
    var due = new ArrayList<Event>();
    for (var type : List.of(EventType.TICK_5, EventType.TICK_60, EventType.TICK_3600)) {
      long slice = second - Math.floorMod(second, PERIODS.get(type));
      var before = slices.put(type, slice);
      if (before != null && before != slice) due.add(Event.tick(type, slice));
    }
    return due;
  }

  /**
   * Seconds until the next boundary that somebody wants to know of.
   *
   * @param wanted TICK types, one at least
   */
  public static long wait(long second, Set<EventType> wanted) {
    return wanted.stream()
        .mapToLong(type -> PERIODS.get(type) - Math.floorMod(second, PERIODS.get(type)))
        .min()
        .orElseThrow();
  }

  /** The types that there are. */
  public static Set<EventType> types() {
    return PERIODS.keySet();
  }
}
