package jsupervisor.alerts.rule;

import java.util.OptionalLong;
import jsupervisor.terms.ProcessName;

/** What is known of processes at the moment. */
public interface Sight {

  /** Whether there is such a process, or such a thing outside. */
  boolean knows(ProcessName process);

  /**
   * Since when it is well, in wall time: RUNNING, and HEALTHY if it is probed. What is outside is
   * well when it is HEALTHY.
   *
   * @return empty = it is not, or that is not known yet
   */
  OptionalLong wellSince(ProcessName process);

  /** Since when it is STOPPED, in wall time; empty = it is not. */
  OptionalLong stoppedSince(ProcessName process);
}
