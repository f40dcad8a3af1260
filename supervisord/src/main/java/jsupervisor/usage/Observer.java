package jsupervisor.usage;

import java.util.Collection;
import java.util.Map;

/** Somebody who wants to know what some processes use. Both are called on the meter's thread. */
public interface Observer {

  /** The processes that are meant now, by pid; 0 is passed over. */
  Collection<Integer> pids();

  /**
   * A look at all of them.
   *
   * @param samples of those that there are, by pid
   */
  void seen(Map<Integer, Sample> samples);
}
