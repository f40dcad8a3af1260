package jsupervisor.core;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.ZoneId;
import java.util.Optional;
import java.util.OptionalInt;
import jsupervisor.core.ProcessState.Backoff;
import jsupervisor.core.ProcessState.Exited;
import jsupervisor.core.ProcessState.Fatal;
import jsupervisor.core.ProcessState.Launching;
import jsupervisor.core.ProcessState.Recalled;
import jsupervisor.core.ProcessState.Running;
import jsupervisor.core.ProcessState.Starting;
import jsupervisor.core.ProcessState.Stopped;
import jsupervisor.core.ProcessState.Stopping;
import jsupervisor.core.ProcessState.Unknown;
import jsupervisor.terms.ExitStatus;
import jsupervisor.terms.Signal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WhyTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final ExitStatus THREE = new ExitStatus.Code(3);
  private static final ExitStatus KILLED = new ExitStatus.Killed(Signal.KILL, false);

  /** At second 100 of the monotonic clock, at 13:03:06 UTC of the other. */
  private static final Now NOW = new Now(Samples.moment(100), 1_700_053_386_000L);

  /** It was started so many milliseconds before it ended. */
  private static History ended(ExitStatus how, long ran) {
    long stop = 1_700_000_000_000L;
    return new History(stop - ran, stop, OptionalInt.empty(), "", 2, Optional.of(how));
  }

  private static String why(ProcessState state, History history) {
    return Why.of(Samples.program(), new Life(state, history), NOW, BERLIN);
  }

  @Test
  void aProcessInBackoffSaysHowItEndedAndWhenTheNextAttemptIs() {
    var two = new Backoff(2, Samples.moment(101));
    assertEquals(
        "exited with status 3 after 0.2 s; attempt 2 of 4, next at 14:03:07",
        why(two, ended(THREE, 250)));
    assertEquals(
        "killed by SIGKILL 12 s after start; attempt 2 of 4, next at 14:03:07",
        why(two, ended(KILLED, 12_999)));
    var refused = History.NONE.started(NOW).refused("can't find command '/x'");
    assertEquals(
        "can't find command '/x'; attempt 1 of 4, next at 14:03:06",
        why(new Backoff(1, Samples.moment(100)), refused));
  }

  @Test
  void aFatalProcessSaysHowOftenItWasTried() {
    var refused = History.NONE.started(NOW).refused("can't find command '/x'");
    assertEquals("gave up after 4 attempts: can't find command '/x'", why(new Fatal(), refused));
    var once = Samples.program(Autorestart.UNEXPECTED, 1, 0);
    assertEquals(
        "gave up after 1 attempt: exited with status 3 after 0.0 s",
        Why.of(once, new Life(new Fatal(), ended(THREE, 0)), NOW, BERLIN));
  }

  @Test
  void onlyAnUnexpectedExitIsAProblem() {
    assertEquals("", why(new Exited(true), ended(THREE, 1000)));
    assertEquals("exited with status 3 after 1.0 s", why(new Exited(false), ended(THREE, 1000)));
    var core = new ExitStatus.Killed(new Signal(11), true);
    assertEquals(
        "killed by SIGSEGV 5.0 s after start, core dumped",
        why(new Exited(false), ended(core, 5_000)));
  }

  /** How long the last one ran is not known any more: the start of this one took its place. */
  @Test
  void aStartAfterFailuresIsStillAProblemAndTheFirstOneIsNone() {
    var failed = ended(THREE, 250).started(NOW);
    var text = "exited with status 3; attempt 3 of 4 is under way";
    assertEquals(text, why(new Launching(2), failed));
    assertEquals(text, why(new Recalled(2), failed));
    assertEquals(text, why(new Starting(2, Samples.PID, Samples.moment(101)), failed.born()));
    assertEquals("", why(new Launching(0), failed));
    assertEquals("", why(new Starting(0, Samples.PID, Samples.moment(101)), failed));
  }

  @Test
  void whatIsAsItShouldBeNeedsNoReason() {
    for (var state :
        new ProcessState[] {
          new Stopped(), new Running(Samples.PID), new Stopping(Samples.PID, Samples.moment(1))
        }) assertEquals("", why(state, ended(THREE, 1)));
  }

  @Test
  void whatIsNotKnownIsSaidToBeUnknown() {
    assertEquals(
        "gave up after 4 attempts: how it ended is not known", why(new Fatal(), History.NONE));
    assertEquals("its child could not be sent a signal", why(new Unknown(), History.NONE));
  }

  @ParameterizedTest(name = "{0} ms are {1}")
  @CsvSource({
    "0,0.0 s",
    "199,0.1 s",
    "9999,9.9 s",
    "10000,10 s",
    "119999,119 s",
    "120000,2 min",
    "7199999,119 min",
    "7200000,2 h",
    "172799999,47 h",
    "172800000,2 days",
    "8640000000,100 days"
  })
  void aDurationHasOneNumberAndOneUnit(long millis, String text) {
    assertEquals(text, Why.duration(millis));
  }
}
