package jsupervisor.alerts;

import java.util.OptionalLong;
import java.util.function.Supplier;
import jsupervisor.alerts.rule.Sight;
import jsupervisor.chronicle.Page;
import jsupervisor.terms.ProcessName;
import jsupervisor.terms.StateCode;

/**
 * What the announcements add up to.
 *
 * @param latest the page of a tick ago
 */
record Pages(Supplier<Page> latest) implements Sight {

  /** Before anything was seen nobody is taken for gone. */
  @Override
  public boolean knows(ProcessName process) {
    var entries = latest.get().entries();
    return entries.isEmpty() || entries.containsKey(process);
  }

  @Override
  public OptionalLong runningSince(ProcessName process) {
    var entry = latest.get().entries().get(process);
    return entry == null || entry.tally().state() != StateCode.RUNNING
        ? OptionalLong.empty()
        : OptionalLong.of(entry.tally().sinceMillis());
  }
}
