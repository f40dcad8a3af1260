package jsupervisor.alerts.rule;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jsupervisor.terms.ProcessName;

/**
 * All that a rule remembers; immutable, and what outlives a JVM.
 *
 * @param pending what is not in a message yet
 * @param openedMillis since when there is something pending, in wall time
 * @param madeMillis when the last messages were made, the oldest first
 * @param troubles processes that are not well
 */
public record RuleState(
    Digest pending, long openedMillis, List<Long> madeMillis, Map<ProcessName, Trouble> troubles) {
  /** Nothing has happened. */
  public static final RuleState NEW = new RuleState(Digest.NONE, 0, List.of(), Map.of());

  public RuleState {
    madeMillis = List.copyOf(madeMillis);
    troubles = Collections.unmodifiableMap(new LinkedHashMap<>(troubles));
  }
}
