package jsupervisor.crashes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import jsupervisor.ask.Cause;
import jsupervisor.ask.Cause.Judged;
import jsupervisor.ask.Transition;
import jsupervisor.terms.ExitStatus;
import jsupervisor.terms.ProcessName;
import jsupervisor.terms.StateCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WatchTest {
  private static final ProcessName A = new ProcessName("web", "a");
  private static final ExitStatus THREE = new ExitStatus.Code(3);

  private final Watch watch = new Watch();

  private Optional<Happening> change(long at, StateCode from, StateCode to, Cause cause) {
    return watch.of(A, new Transition(at, from, to, cause, 42));
  }

  private Optional<Happening> begins(long at) {
    return change(at, StateCode.STOPPED, StateCode.STARTING, new Cause.StartRequested());
  }

  @Test
  void howLongItRanIsCountedFromItsStart() {
    assertEquals(Optional.empty(), begins(1000));
    assertEquals(
        Optional.of(new Happening.CameUp(A, 2000)),
        change(2000, StateCode.STARTING, StateCode.RUNNING, new Cause.Lasted(1)));
    assertEquals(
        Optional.of(new Happening.Crashed(A, 42, 5500, OptionalLong.of(4500), THREE, false)),
        change(
            5500, StateCode.RUNNING, StateCode.EXITED, new Cause.Ended(THREE, Judged.UNEXPECTED)));
  }

  @Test
  void whatWasStartedBeforeHasNoSpan() {
    assertEquals(
        Optional.of(new Happening.Crashed(A, 42, 9, OptionalLong.empty(), THREE, true)),
        change(9, StateCode.STARTING, StateCode.BACKOFF, new Cause.Ended(THREE, Judged.TOO_EARLY)));
  }

  @Test
  void aClockThatIsSetBackMakesNoNegativeSpan() {
    begins(5000);
    var end =
        change(1, StateCode.STARTING, StateCode.BACKOFF, new Cause.Ended(THREE, Judged.TOO_EARLY));
    assertEquals(OptionalLong.of(0), ((Happening.Crashed) end.orElseThrow()).ranMillis());
  }

  @ParameterizedTest
  @EnumSource(
      value = Judged.class,
      names = {"EXPECTED", "STOPPED"})
  void whatEndsAsItShouldIsNoCrash(Judged judged) {
    begins(1);
    assertEquals(
        Optional.of(new Happening.WentWell(A, 42)),
        change(2, StateCode.RUNNING, StateCode.EXITED, new Cause.Ended(THREE, judged)));
  }

  @Test
  void nothingElseIsOfInterest() {
    var never = new Cause.Ended(new ExitStatus.NeverBegan("no such user"), Judged.TOO_EARLY);
    for (var cause : List.of(never, new Cause.NotSpawned("no file"), new Cause.GaveUp(3)))
      assertEquals(Optional.empty(), change(1, StateCode.STARTING, StateCode.BACKOFF, cause));
  }
}
