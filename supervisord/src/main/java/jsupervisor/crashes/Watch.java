package jsupervisor.crashes;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import jsupervisor.ask.Cause;
import jsupervisor.ask.Transition;
import jsupervisor.terms.ExitStatus;
import jsupervisor.terms.ProcessName;
import jsupervisor.terms.StateCode;

/** What changes of state mean here. Knows no clock; of one thread. */
final class Watch {
  /** Since when there is a child, where its start was announced. */
  private final Map<ProcessName, Long> begun = new HashMap<>();

  /** What a change means; empty = nothing. */
  Optional<Happening> of(ProcessName name, Transition change) {
    var what = happened(name, change);
    if (change.to() == StateCode.STARTING) begun.put(name, change.atMillis());
    else if (!change.to().signallable()) begun.remove(name);
    return what;
  }

  private Optional<Happening> happened(ProcessName name, Transition change) {
    if (change.to() == StateCode.RUNNING)
      return Optional.of(new Happening.CameUp(name, change.atMillis()));
    return change.cause().ended().map(end -> ended(name, change, end));
  }

  private Happening ended(ProcessName name, Transition change, Cause.Ended end) {
    return switch (end.judged()) {
      case EXPECTED, STOPPED -> new Happening.WentWell(name, change.pid());
      case UNEXPECTED -> crashed(name, change, end.how(), false);
      case TOO_EARLY -> crashed(name, change, end.how(), true);
    };
  }

  private Happening crashed(ProcessName name, Transition change, ExitStatus how, boolean early) {
    var since = begun.get(name);
    var ran =
        since == null
            ? OptionalLong.empty()
            : OptionalLong.of(Math.max(0, change.atMillis() - since)); // clocks are set back
    return new Happening.Crashed(name, change.pid(), change.atMillis(), ran, how, early);
  }
}
