package jsupervisor.core;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import jsupervisor.terms.Fault;
import jsupervisor.terms.FaultCode;
import jsupervisor.terms.StateCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerdictTest {
  private static final Executable FOUND = new Executable.Found("/bin/cat", List.of("cat"));
  private static final Executable MISSING =
      new Executable.Missing(FaultCode.NO_FILE, "can't find command 'cat'");

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "STOPPED,'',NOT_RUNNING: g:x,NOT_RUNNING: g:x",
    "STARTING,ALREADY_STARTED: g:x,'',''",
    "RUNNING,ALREADY_STARTED: g:x,'',''",
    "BACKOFF,ALREADY_STARTED: g:x,'',NOT_RUNNING: g:x",
    "STOPPING,ABNORMAL_TERMINATION: g:x,NOT_RUNNING: g:x,''",
    "EXITED,'',NOT_RUNNING: g:x,NOT_RUNNING: g:x",
    "FATAL,'',NOT_RUNNING: g:x,NOT_RUNNING: g:x",
    "UNKNOWN,FAILED: g:x is in an unknown process state,NOT_RUNNING: g:x,NOT_RUNNING: g:x"
  })
  void everyStateSaysWhatStandsAgainstStartStopAndSignal(
      StateCode state, String start, String stop, String signal) {
    assertEquals(start, text(Verdict.againstStart("g:x", state, FOUND)));
    assertEquals(stop, text(Verdict.againstStop("g:x", state)));
    assertEquals(signal, text(Verdict.againstSignal("g:x", state)));
  }

  /** Known-traps A9. */
  @Test
  void theFileIsLookedAtBeforeTheState() {
    for (var state : StateCode.values())
      assertEquals(
          "NO_FILE: can't find command 'cat'", text(Verdict.againstStart("x", state, MISSING)));
  }

  @Test
  void aStartIsDoneWhenRunningAndFailsWithTheFirstFailure() {
    var starting = new ProcessState.Starting(0, Samples.PID, Samples.moment(1));
    assertEquals("pending", start(starting, "", true));
    assertEquals("done", start(starting, "", false));
    assertEquals("done", start(new ProcessState.Running(Samples.PID), "", true));
    var backoff = new ProcessState.Backoff(1, Samples.moment(1));
    assertEquals("SPAWN_ERROR: g:x", start(backoff, "Exited too quickly", true));
    assertEquals("SPAWN_ERROR: g:x", start(backoff, "can't find command", false));
    assertEquals("ABNORMAL_TERMINATION: g:x", start(new ProcessState.Stopped(), "", true));
    assertEquals("ABNORMAL_TERMINATION: g:x", start(new ProcessState.Exited(true), "", true));
  }

  @Test
  void aStopIsDoneWhenThereIsNoChildLeft() {
    for (var state : Samples.states()) {
      var life = new Life(state, History.NONE);
      assertEquals(state.code().stopped() ? "done" : "pending", text(Verdict.ofStop(life, true)));
      assertEquals("done", text(Verdict.ofStop(life, false)));
    }
  }

  private static String start(ProcessState state, String spawnError, boolean thenWait) {
    var history = new History(1, 0, OptionalInt.empty(), spawnError, 0, Optional.empty());
    return text(Verdict.ofStart("g:x", new Life(state, history), thenWait));
  }

  private static String text(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Done() -> "done";
      case Verdict.Pending() -> "pending";
      case Verdict.Failed(var fault) -> fault.text();
    };
  }

  private static String text(Optional<Fault> fault) {
    return fault.map(Fault::text).orElse("");
  }
}
