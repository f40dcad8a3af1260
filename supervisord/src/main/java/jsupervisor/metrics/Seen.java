package jsupervisor.metrics;

import java.util.Optional;
import java.util.OptionalLong;
import jsupervisor.ask.ProcessInfo;
import jsupervisor.chronicle.Entry;
import jsupervisor.chronicle.Tally;
import jsupervisor.terms.ProcessName;
import jsupervisor.terms.StateCode;
import jsupervisor.usage.Sample;

/**
 * All that is known of a process at one moment; immutable.
 *
 * @param name of the process
 * @param entry what was announced of it
 * @param sample what its child uses; empty = it has none, or it was not looked at yet
 * @param logs sizes of its logs
 * @param nowMillis wall time
 */
record Seen(
    ProcessName name, Entry entry, Optional<Sample> sample, LogSizes.Sizes logs, long nowMillis) {

  Tally tally() {
    return entry.tally();
  }

  boolean running() {
    return tally().state() == StateCode.RUNNING;
  }

  /** Wall time of the start of its child, in milliseconds; empty = it has none. */
  OptionalLong startMillis() {
    var start = entry.info().map(ProcessInfo::startMillis).orElse(0L);
    boolean lives = tally().state().signallable() && start > 0;
    return lives ? OptionalLong.of(start) : OptionalLong.empty();
  }
}
