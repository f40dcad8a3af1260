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
    ended(change, memory, kinds);
    if (change.to() == StateCode.BACKOFF) kinds.add(AlertEvent.BACKOFF);
    return kinds.isEmpty()
        ? Optional.empty()
        : Optional.of(new Happening(process, kinds, change.atMillis(), change.cause().words()));
  }

  private static void ended(Transition change, Memory memory, List<AlertEvent> kinds) {
    switch (change.cause()) {
      case Cause.Ended(ExitStatus.NeverBegan _, _) -> {}
      case Cause.Ended(var how, var judged) -> {
        switch (judged) {
          case EXPECTED -> kinds.add(AlertEvent.EXITED);
          case STOPPED -> {}
          case UNEXPECTED, TOO_EARLY -> {
            if (killed(how) && memory.wasShort(change.atMillis())) kinds.add(AlertEvent.OOM);
            kinds.add(AlertEvent.CRASH);
          }
        }
      }
      case Cause.StartRequested _,
          Cause.StopRequested _,
          Cause.DaemonEnding _,
          Cause.Autorestart _,
          Cause.Retry _,
          Cause.Lasted _,
          Cause.NotSpawned _,
          Cause.GaveUp _,
          Cause.NotSignalled _ -> {}
    }
  }

  private static boolean killed(ExitStatus how) {
    return switch (how) {
      case ExitStatus.Killed(var signal, _) -> signal.equals(Signal.KILL);
      case ExitStatus.Code _, ExitStatus.NeverBegan _ -> false;
    };
  }
}
