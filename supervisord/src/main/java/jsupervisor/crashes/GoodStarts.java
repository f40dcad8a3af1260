package jsupervisor.crashes;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import jsupervisor.terms.ProcessName;

/**
 * Which starts were good: those that came up and then lasted a minute, or ended as they should.
 * Knows no clock; one thread.
 */
final class GoodStarts {
  static final long LASTED_MILLIS = 60_000;

  /** How many are taken at a time: each costs a question to the control thread. */
  static final int AT_A_TIME = 20;

  private static final int MOST = 10_000;

  private final Consumer<ProcessName> good;
  private final Map<ProcessName, Long> up = new LinkedHashMap<>();
  private final Map<ProcessName, Long> taken =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<ProcessName, Long> eldest) {
          return size() > MOST;
        }
      };

  /**
   * @param good does what there is to do for one; not more than once a minute for each process
   */
  GoodStarts(Consumer<ProcessName> good) {
    this.good = good;
  }

  void cameUp(ProcessName process, long atMillis) {
    up.remove(process);
    if (up.size() < MOST) up.put(process, atMillis);
  }

  void crashed(ProcessName process) {
    up.remove(process);
  }

  void wentWell(ProcessName process, long nowMillis) {
    if (up.remove(process) != null) take(process, nowMillis);
  }

  /** Takes those that have lasted, some at a time. */
  void look(long nowMillis) {
    var lasted = new ArrayList<ProcessName>();
    for (var each : up.entrySet())
      if (lasted.size() < AT_A_TIME && nowMillis - each.getValue() >= LASTED_MILLIS)
        lasted.add(each.getKey());
    for (var process : lasted) {
      up.remove(process);
      take(process, nowMillis);
    }
  }

  private void take(ProcessName process, long nowMillis) {
    var last = taken.get(process);
    if (last != null && nowMillis - last < LASTED_MILLIS) return;
    taken.remove(process);
    taken.put(process, nowMillis);
    good.accept(process);
  }
}
