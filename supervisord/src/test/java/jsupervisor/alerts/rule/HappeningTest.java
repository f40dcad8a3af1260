package jsupervisor.alerts.rule;

import static jsupervisor.config.alert.AlertEvent.BACKOFF;
import static jsupervisor.config.alert.AlertEvent.CRASH;
import static jsupervisor.config.alert.AlertEvent.EXITED;
import static jsupervisor.config.alert.AlertEvent.FATAL;
import static jsupervisor.config.alert.AlertEvent.OOM;
import static jsupervisor.config.alert.AlertEvent.STARTED;
import static jsupervisor.config.alert.AlertEvent.STOPPED;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import jsupervisor.ask.Cause;
import jsupervisor.ask.Cause.Judged;
import jsupervisor.ask.Transition;
import jsupervisor.config.alert.AlertEvent;
import jsupervisor.terms.ExitStatus;
import jsupervisor.terms.ProcessName;
import jsupervisor.terms.Signal;
import jsupervisor.terms.StateCode;
import org.junit.jupiter.api.Test;

class HappeningTest {
  private static final ExitStatus KILLED = new ExitStatus.Killed(Signal.KILL, false);

  private static List<AlertEvent> kinds(StateCode to, Cause cause, boolean memory) {
    var change = new Transition(1, StateCode.RUNNING, to, cause, 1);
    return Happening.of(new ProcessName("g", "p"), change, _ -> memory)
        .map(Happening::kinds)
        .orElse(List.of());
  }

  private static Cause ended(ExitStatus how, Judged judged) {
    return new Cause.Ended(how, judged);
  }

  @Test
  void theMostTellingKindComesFirst() {
    var exit = new ExitStatus.Code(1);
    assertEquals(List.of(CRASH), kinds(StateCode.EXITED, ended(exit, Judged.UNEXPECTED), true));
    assertEquals(
        List.of(CRASH, BACKOFF), kinds(StateCode.BACKOFF, ended(exit, Judged.TOO_EARLY), false));
    assertEquals(
        List.of(OOM, CRASH), kinds(StateCode.EXITED, ended(KILLED, Judged.UNEXPECTED), true));
    assertEquals(List.of(CRASH), kinds(StateCode.EXITED, ended(KILLED, Judged.UNEXPECTED), false));
    assertEquals(List.of(EXITED), kinds(StateCode.EXITED, ended(exit, Judged.EXPECTED), true));
    assertEquals(List.of(STOPPED), kinds(StateCode.STOPPED, ended(KILLED, Judged.STOPPED), true));
    assertEquals(List.of(FATAL), kinds(StateCode.FATAL, new Cause.GaveUp(3), true));
    assertEquals(List.of(BACKOFF), kinds(StateCode.BACKOFF, new Cause.NotSpawned("x"), true));
    assertEquals(List.of(STARTED), kinds(StateCode.RUNNING, new Cause.Lasted(1), true));
    assertEquals(List.of(FATAL), kinds(StateCode.UNKNOWN, new Cause.NotSignalled("x"), true));
    assertEquals(List.of(), kinds(StateCode.STARTING, new Cause.StartRequested(), true));
    assertEquals(List.of(), kinds(StateCode.STOPPING, new Cause.StopRequested(), true));
  }
}
