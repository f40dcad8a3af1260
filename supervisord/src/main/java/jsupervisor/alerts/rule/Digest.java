package jsupervisor.alerts.rule;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import jsupervisor.config.alert.Severity;

/**
 * What is told in one message; immutable, and of bounded size.
 *
 * @param alarms each process and event once, in the order in which they came
 * @param others events for which there was no room, or which another version of the daemon has left
 *     and this one does not know
 */
public record Digest(List<Alarm> alarms, long others) {
  /** Nothing. */
  public static final Digest NONE = new Digest(List.of(), 0);

  /** Alarms in one. */
  public static final int MOST = 50;

  public Digest {
    alarms = List.copyOf(alarms);
  }

  /** Whether there is nothing to tell; events that are only counted are something. */
  public boolean isEmpty() {
    return alarms.isEmpty() && others == 0;
  }

  /** All events in it. */
  public long count() {
    return others + alarms.stream().mapToLong(Alarm::count).sum();
  }

  /** The worst in it; what is only counted, with nothing beside it, may be worth a warning. */
  public Severity severity() {
    if (alarms.isEmpty() && others > 0) return Severity.WARNING;
    return alarms.stream().map(Alarm::severity).reduce(Severity.INFO, Severity::or);
  }

  /** With another one, which is later. */
  public Digest plus(Digest later) {
    var both = new Digest(alarms, others + later.others);
    for (var alarm : later.alarms) both = both.plus(alarm);
    return both;
  }

  /** With one more; when there is no room, what is least severe is only counted. */
  Digest plus(Alarm more) {
    var all = new ArrayList<>(alarms);
    for (int at = 0; at < all.size(); at++) {
      if (!all.get(at).same(more)) continue;
      all.set(at, all.get(at).plus(more));
      return new Digest(all, others);
    }
    all.add(more);
    if (all.size() <= MOST) return new Digest(all, others);
    var least = all.stream().min(Comparator.comparing(Alarm::severity)).orElseThrow();
    // of equal ones the first is the least, and the newcomer goes rather than what was there
    var out = least.severity() == more.severity() ? more : least;
    all.remove(out);
    return new Digest(all, others + out.count());
  }
}
