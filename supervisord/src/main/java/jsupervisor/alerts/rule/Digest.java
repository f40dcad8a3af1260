package jsupervisor.alerts.rule;

import java.util.ArrayList;
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

  /** With another one, which is later; when there is no room, what is least severe is counted. */
  public Digest plus(Digest later) {
    var all = new ArrayList<>(alarms);
    long only = others + later.others;
    for (var alarm : later.alarms) only += put(all, alarm);
    return new Digest(all, only);
  }

  /** With one more. */
  Digest plus(Alarm more) {
    return plus(new Digest(List.of(more), 0));
  }

  /** Says how many events of it, or of one that had to go for it, are only counted. */
  private static long put(List<Alarm> all, Alarm more) {
    int least = 0;
    for (int at = 0; at < all.size(); at++) {
      if (all.get(at).same(more)) {
        all.set(at, all.get(at).plus(more));
        return 0;
      }
      if (all.get(at).severity().compareTo(all.get(least).severity()) < 0) least = at;
    }
    if (all.size() < MOST) {
      all.add(more);
      return 0;
    }
    // of equal ones the newcomer goes rather than what was there
    if (all.get(least).severity().compareTo(more.severity()) >= 0) return more.count();
    long gone = all.remove(least).count();
    all.add(more);
    return gone;
  }
}
