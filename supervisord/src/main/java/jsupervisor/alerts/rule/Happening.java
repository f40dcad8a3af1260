package jsupervisor.alerts.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jsupervisor.ask.Cause;
import jsupervisor.ask.Transition;
import jsupervisor.config.alert.AlertEvent;
import jsupervisor.config.alert.Severity;
import jsupervisor.terms.ExitStatus;
import jsupervisor.terms.ProcessName;
import jsupervisor.terms.Signal;
import jsupervisor.terms.StateCode;

/**
 * What a change of state or of health means to those who are alerted; immutable.
 *
 * @param kinds all that it is, the most telling first; one at least
 * @param atMillis when, in wall time
 * @param why for people
 * @param least it is at least so severe, whatever such an event is mostly
 */
public record Happening(
    ProcessName process, List<AlertEvent> kinds, long atMillis, String why, Severity least) {

  public Happening {
    kinds = List.copyOf(kinds);
  }

  /** Knows whether the kernel has just killed somebody for want of memory. */
  @FunctionalInterface
  public interface Memory {
    boolean wasShort(long atMillis);
  }

  /**
   * A process, or what is outside, has become UNHEALTHY.
   *
   * @param atMillis when, in wall time
   * @param why the last answer to its probe
   * @param critical whether the probe wants that somebody is told
   */
  public static Happening unhealthy(
      ProcessName process, long atMillis, String why, boolean critical) {
    var least = critical ? AlertEvent.UNHEALTHY.worst() : AlertEvent.UNHEALTHY.severity();
    return new Happening(process, List.of(AlertEvent.UNHEALTHY), atMillis, why, least);
  }

  /** How severe it is as one of the events that it is. */
  public Severity severity(AlertEvent event) {
    return event.severity().or(least);
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
        : Optional.of(
            new Happening(
                process, kinds, change.atMillis(), change.cause().words(), Severity.INFO));
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
