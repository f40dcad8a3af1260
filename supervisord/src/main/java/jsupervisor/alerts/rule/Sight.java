package jsupervisor.alerts.rule;

import java.util.OptionalLong;
import jsupervisor.terms.ProcessName;

/** What is known of processes at the moment. */
public interface Sight {

  /** Whether there is such a process. */
  boolean knows(ProcessName process);

  /** Since when it is RUNNING, in wall time; empty = it is not. */
  OptionalLong runningSince(ProcessName process);
}
