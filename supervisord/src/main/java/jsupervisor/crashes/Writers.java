package jsupervisor.crashes;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import jsupervisor.output.Marks.Place;
import jsupervisor.terms.Channel;
import jsupervisor.terms.ProcessName;

/** Who writes to one log, in the order in which they began. One thread. */
final class Writers {
  private static final int MOST = 1000;

  private final LinkedHashMap<Who, Begun> all = Latest.put(MOST);

  /** A process, and one of its streams. */
  record Who(ProcessName process, Channel channel) {
    static Who of(Place place) {
      return new Who(place.process(), place.channel());
    }
  }

  /**
   * A child of it.
   *
   * @param seen whether the process was there once: one that is new is known a moment later
   */
  private record Begun(int pid, boolean seen) {}

  /** One who writes. */
  record Writer(Who who, int pid) {}

  void begins(Who who, int pid) {
    all.remove(who);
    all.put(who, new Begun(pid, false));
  }

  void leaves(Who who) {
    all.remove(who);
  }

  boolean none() {
    return all.isEmpty();
  }

  Set<Who> everybody() {
    return Set.copyOf(all.keySet());
  }

  /** The last one to begin; there is one. */
  Writer latest() {
    var last = all.lastEntry();
    return new Writer(last.getKey(), last.getValue().pid());
  }

  /**
   * Those who began last are forgotten if their processes have been removed.
   *
   * @return who was forgotten
   */
  List<Who> check(Predicate<ProcessName> there) {
    var gone = new ArrayList<Who>();
    while (!all.isEmpty()) {
      var last = all.lastEntry();
      if (there.test(last.getKey().process())) {
        all.put(last.getKey(), new Begun(last.getValue().pid(), true));
        return gone;
      }
      if (!last.getValue().seen()) return gone;
      gone.add(last.getKey());
      all.pollLastEntry();
    }
    return gone;
  }
}
