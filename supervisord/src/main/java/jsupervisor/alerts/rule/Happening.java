package jsupervisor.alerts.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jsupervisor.ask.Cause;
import jsupervisor.ask.Transition;
import jsupervisor.config.alert.AlertEvent;
import jsupervisor.terms.ExitStatus;
import jsupervisor.terms.ProcessName;
import jsupervisor.terms.Signal;
import jsupervisor.terms.StateCode;

/**
 * What a change of state means to those who are alerted; immutable.
 *
 * @param kinds all that it is, the most telling first; one at least
 * @param atMillis when, in wall time
 * @param why for people
 */
public record Happening(ProcessName process, List<AlertEvent> kinds, long atMillis, String why) {

  public Happening {
    kinds = List.copyOf(kinds);
  }

  /** Knows whether the kernel has just killed somebody for want of memory. */
  @FunctionalInterface
  public interface Memory {
    boolean wasShort(long atMillis);
  }

  /** What a change means; empty = nothing. */
  public static Optional<Happening> of(ProcessName process, Transition change, Memory memory) {
    var kinds = new ArrayList<AlertEvent>();
    switch (change.to()) {
      case FATAL, UNKNOWN -> kinds.add(AlertEvent.FATAL);
      case RUNNING -> kinds.add(AlertEvent.STARTED);
      case STOPPED -> kinds.add(AlertEvent.STOPPED);
      case STARTING, BACKOFF, STOPPING, EXITED -> {}
    }
    change.cause().ended().ifPresent(end -> kinds.addAll(ended(end, change.atMillis(), memory)));
    if (change.to() == StateCode.BACKOFF) kinds.add(AlertEvent.BACKOFF);
    return kinds.isEmpty()
        ? Optional.empty()
        : Optional.of(new Happening(process, kinds, change.atMillis(), change.cause().words()));
  }

  private static List<AlertEvent> ended(Cause.Ended end, long atMillis, Memory memory) {
    return switch (end.judged()) {
      case EXPECTED -> List.of(AlertEvent.EXITED);
      case STOPPED -> List.of();
      case UNEXPECTED, TOO_EARLY ->
          killed(end.how()) && memory.wasShort(atMillis)
              ? List.of(AlertEvent.OOM, AlertEvent.CRASH)
              : List.of(AlertEvent.CRASH);
    };
  }

  private static boolean killed(ExitStatus how) {
    return switch (how) {
      case ExitStatus.Killed(var signal, _) -> signal.equals(Signal.KILL);
      case ExitStatus.Code _, ExitStatus.NeverBegan _ -> false;
    };
  }
}
