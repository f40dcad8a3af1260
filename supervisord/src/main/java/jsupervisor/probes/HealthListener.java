package jsupervisor.probes;

import jsupervisor.terms.ProcessName;

/** Who wants to hear of each change; on the thread of the probes, which must not be held up. */
@FunctionalInterface
public interface HealthListener {

  /**
   * The health of something has changed.
   *
   * @param name of the process; of something outside {@link jsupervisor.ask.Vigil#OUTSIDE} and its
   *     name
   * @param from the health before
   * @param to the health after; that it does not run any more is told by the chronicle only
   * @param why the last answer in words
   * @param alert whether that is what {@code probe_action} wants: that somebody is told
   */
  void changed(ProcessName name, Health from, Health to, String why, boolean alert);
}
