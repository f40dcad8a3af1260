package jsupervisor.probes;

import java.util.OptionalLong;
import jsupervisor.terms.ProcessName;

/** Who wants to hear of each probe; on the thread of the probes, which must not be held up. */
@FunctionalInterface
public interface ProbeListener {

  /**
   * A probe has ended, and what it asked is still the same.
   *
   * @param name of the process; of something outside {@link jsupervisor.ask.Vigil#OUTSIDE} and its
   *     name
   * @param good whether the answer was what is expected
   * @param micros that it took, 0 or more; empty = the last one still hangs, so nobody was asked
   */
  void probed(ProcessName name, boolean good, OptionalLong micros);
}
