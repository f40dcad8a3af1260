package jsupervisor.chronicle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Set;
import jsupervisor.ask.Cause;
import jsupervisor.ask.Cause.Judged;
import jsupervisor.ask.News;
import jsupervisor.ask.ProcessInfo;
import jsupervisor.ask.Transition;
import jsupervisor.terms.ExitStatus;
import jsupervisor.terms.ProcessName;
import jsupervisor.terms.StateCode;
import org.junit.jupiter.api.Test;

class ChronicleTest {
  private static final ProcessName A = new ProcessName("web", "a");
  private static final Cause START = new Cause.StartRequested();
  private static final Cause STOP = new Cause.StopRequested();

  private final Chronicle chronicle = new Chronicle();

  private static News.Changed change(long at, StateCode from, StateCode to, Cause cause) {
    return new News.Changed(A, new Transition(at, from, to, cause, 0));
  }

  private static Cause exit(int code, Judged judged) {
    return new Cause.Ended(new ExitStatus.Code(code), judged);
  }

  private static ProcessInfo info(ProcessName name, StateCode state, int pid) {
    return new ProcessInfo(name, 0, 0, 0, state, "", 0, "", "", pid, "", 0, 0, "", false);
  }

  private Tally tally() {
    return chronicle.entries().get(A).tally();
  }

  private void tell(News... news) {
    chronicle.tell(List.of(news), 1000);
  }

  @Test
  void aLifeIsCounted() {
    tell(
        new News.Added("web", List.of(A)),
        change(2000, StateCode.STOPPED, StateCode.STARTING, START),
        change(3500, StateCode.STARTING, StateCode.RUNNING, new Cause.Lasted(1)),
        change(9000, StateCode.RUNNING, StateCode.EXITED, exit(1, Judged.UNEXPECTED)),
        change(9001, StateCode.EXITED, StateCode.STARTING, new Cause.Autorestart()),
        change(9501, StateCode.STARTING, StateCode.RUNNING, new Cause.Lasted(1)),
        change(10_000, StateCode.RUNNING, StateCode.STOPPING, STOP),
        change(10_250, StateCode.STOPPING, StateCode.STOPPED, exit(0, Judged.STOPPED)));
    var exits =
        Map.of(
            Judged.EXPECTED, 0L, Judged.UNEXPECTED, 1L, Judged.TOO_EARLY, 0L, Judged.STOPPED, 1L);
    assertEquals(
        new Tally(
            1000,
            StateCode.STOPPED,
            10_250,
            2,
            1,
            exits,
            0,
            0,
            new Timing(2, 2000),
            new Timing(1, 250)),
        tally());
  }

  @Test
  void whatDoesNotComeUpIsCounted() {
    tell(
        change(2000, StateCode.STOPPED, StateCode.STARTING, START),
        change(2100, StateCode.STARTING, StateCode.BACKOFF, exit(1, Judged.TOO_EARLY)),
        change(3000, StateCode.BACKOFF, StateCode.STARTING, new Cause.Retry(2, 2)),
        change(3001, StateCode.STARTING, StateCode.BACKOFF, new Cause.NotSpawned("no such file")),
        change(3002, StateCode.BACKOFF, StateCode.FATAL, new Cause.GaveUp(2)));
    assertEquals(2, tally().starts());
    assertEquals(1, tally().restarts());
    assertEquals(1, tally().exits().get(Judged.TOO_EARLY));
    assertEquals(1, tally().spawnErrors());
    assertEquals(1, tally().fatals());
    assertEquals(Timing.NONE, tally().up());
  }

  @Test
  void aClockThatIsSetBackMakesNoTimeNegative() {
    tell(
        change(2000, StateCode.STOPPED, StateCode.STARTING, START),
        change(500, StateCode.STARTING, StateCode.RUNNING, new Cause.Lasted(1)));
    assertEquals(new Timing(1, 0), tally().up());
  }

  @Test
  void whoIsRemovedIsForgottenAndCountedAnewWhenAddedAgain() {
    tell(
        new News.Added("web", List.of(A)),
        change(2000, StateCode.STOPPED, StateCode.STARTING, START),
        new News.Removed("web", List.of(A)));
    assertEquals(Map.of(), chronicle.entries());
    tell(new News.Added("web", List.of(A)));
    assertEquals(0, tally().starts());
  }

  @Test
  void aLookAtEverythingKeepsWhatWasCountedAndForgetsWhoIsNotThere() {
    var gone = new ProcessName("web", "gone");
    tell(
        new News.Added("web", List.of(A, gone)),
        change(2000, StateCode.STOPPED, StateCode.STARTING, START));
    chronicle.look(List.of(info(A, StateCode.RUNNING, 42)), 5000);
    assertEquals(Set.of(A), chronicle.entries().keySet());
    assertEquals(1, tally().starts());
    assertEquals(StateCode.RUNNING, tally().state());
    assertEquals(42, chronicle.entries().get(A).pid());
    assertEquals(Set.of(), chronicle.touched());
  }

  @Test
  void aChildThatIsBeingMadeIsLookedAtAgain() {
    tell(change(2000, StateCode.STOPPED, StateCode.STARTING, START));
    chronicle.seen(List.of(info(A, StateCode.STARTING, 0)));
    assertEquals(Set.of(A), chronicle.touched());
    chronicle.seen(List.of(info(A, StateCode.STARTING, 42)));
    assertEquals(Set.of(), chronicle.touched());
    assertEquals(42, chronicle.entries().get(A).pid());
  }

  @Test
  void whoWasTouchedAndIsNotThereHasGone() {
    tell(new News.Added("web", List.of(A)));
    chronicle.seen(List.of());
    assertEquals(Map.of(), chronicle.entries());
  }
}
