package jsupervisor.chronicle;

import java.util.Optional;
import jsupervisor.ask.ProcessInfo;

/**
 * What is known of a process; immutable.
 *
 * @param tally what it has been through
 * @param info as it was seen last; empty until it has been seen
 */
public record Entry(Tally tally, Optional<ProcessInfo> info) {

  Entry with(Tally other) {
    return new Entry(other, info);
  }

  Entry with(ProcessInfo seen) {
    return new Entry(tally, Optional.of(seen));
  }

  /** Pid of its child, 0 = none. */
  public int pid() {
    return info.map(ProcessInfo::pid).orElse(0);
  }
}
