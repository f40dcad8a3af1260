package jsupervisor.crashes;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import jsupervisor.crashes.report.Profile;
import jsupervisor.terms.ProcessName;

/**
 * Which starts were good: those that came up and then lasted a minute, or ended as they should. How
 * they were started is asked for when they come up: a binary that is put there later is another
 * one's. Knows no clock; one thread.
 */
final class GoodStarts {
  static final long LASTED_MILLIS = 60_000;

  /** How many are taken at a time: each costs a question to the control thread. */
  static final int AT_A_TIME = 20;

  private static final int MOST = 10_000;

  private final Function<ProcessName, Optional<Profile>> ask;
  private final BiConsumer<ProcessName, Profile> good;
  private final Map<ProcessName, Start> up = new LinkedHashMap<>();

  /** Those in {@link #up} that were not asked for yet. */
  private final Set<ProcessName> fresh = new LinkedHashSet<>();

  private int left = AT_A_TIME;
  private final Map<ProcessName, Long> taken = Latest.put(MOST);

  /**
   * One that came up.
   *
   * @param profile how it was started; empty = it was not asked for yet
   */
  private record Start(long atMillis, Optional<Profile> profile) {}

  /**
   * @param ask how a process is started now; empty = there is none of that name
   * @param good takes one; not more than once a minute for each process
   */
  GoodStarts(Function<ProcessName, Optional<Profile>> ask, BiConsumer<ProcessName, Profile> good) {
    this.ask = ask;
    this.good = good;
  }

  void cameUp(ProcessName process, long atMillis) {
    forget(process);
    if (up.size() >= MOST) return;
    up.put(process, new Start(atMillis, Optional.empty()));
    fresh.add(process);
    if (left-- > 0) ask(process);
  }

  private void ask(ProcessName process) {
    fresh.remove(process);
    var profile = ask.apply(process);
    if (profile.isEmpty()) up.remove(process);
    else up.computeIfPresent(process, (_, start) -> new Start(start.atMillis(), profile));
  }

  private Optional<Start> forget(ProcessName process) {
    fresh.remove(process);
    return Optional.ofNullable(up.remove(process));
  }

  void crashed(ProcessName process) {
    forget(process);
  }

  void wentWell(ProcessName process, long nowMillis) {
    forget(process).ifPresent(start -> take(process, start, nowMillis));
  }

  /** Asks for those that came up, and takes those that have lasted, some at a time. */
  void look(long nowMillis) {
    left = AT_A_TIME;
    fresh.stream().limit(AT_A_TIME).toList().forEach(this::ask);
    var lasted = new ArrayList<ProcessName>();
    for (var each : up.entrySet())
      if (lasted.size() < AT_A_TIME && lasted(each.getValue(), nowMillis))
        lasted.add(each.getKey());
    for (var process : lasted) take(process, up.remove(process), nowMillis);
  }

  private static boolean lasted(Start start, long nowMillis) {
    return start.profile().isPresent() && nowMillis - start.atMillis() >= LASTED_MILLIS;
  }

  private void take(ProcessName process, Start start, long nowMillis) {
    if (start.profile().isEmpty()) return;
    var last = taken.get(process);
    if (last != null && nowMillis - last < LASTED_MILLIS) return;
    taken.remove(process);
    taken.put(process, nowMillis);
    good.accept(process, start.profile().get());
  }
}
