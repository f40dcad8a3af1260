package jsupervisor.core;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import jsupervisor.core.ExitWith.Judged;
import jsupervisor.core.ProcessState.Exited;
import jsupervisor.core.ProcessState.Fatal;
import jsupervisor.terms.ExitStatus;
import jsupervisor.terms.ProcessName;
import jsupervisor.terms.Signal;
import org.junit.jupiter.api.Test;

class ExitWithTest {
  private static final ExitWith WEB = new ExitWith.Process(new ProcessName("g", "web"));
  private static final ExitWith FATAL = new ExitWith.AnyFatal();
  private static final ExitWith DONE = new ExitWith.AllDone();
  private static final ExitStatus THREE = new ExitStatus.Code(3);
  private static final ExitStatus KILLED = new ExitStatus.Killed(Signal.KILL, false);
  private static final ExitStatus UNBORN = new ExitStatus.NeverBegan("can't find command 'x'");

  private static final List<ProcessState> RESTLESS =
      List.of(
          new ProcessState.Stopped(),
          new ProcessState.Launching(0),
          new ProcessState.Recalled(0),
          new ProcessState.Starting(0, Samples.PID, Samples.moment(1)),
          new ProcessState.Running(Samples.PID),
          new ProcessState.Backoff(1, Samples.moment(1)),
          new ProcessState.Stopping(Samples.PID, Samples.moment(1)),
          new ProcessState.Unknown());

  private static Judged one(String name, ProcessState state, ExitStatus how, long stopped) {
    return one(name, Autorestart.NEVER, state, how, stopped);
  }

  private static Judged one(
      String name, Autorestart policy, ProcessState state, ExitStatus how, long stopped) {
    var plain = Samples.program(policy, 1, 3);
    var program =
        new Program(
            new ProcessName("g", name),
            plain.priority(),
            plain.autostart(),
            policy,
            plain.startsecs(),
            plain.startretries(),
            plain.exitcodes(),
            plain.stopsignal(),
            plain.stopwaitsecs(),
            plain.stopasgroup(),
            plain.killasgroup());
    var history = new History(1, stopped, OptionalInt.empty(), "", 1, Optional.of(how));
    return new Judged(program, new Life(state, history), false);
  }

  private static Judged never() {
    return new Judged(Samples.named("g", "manual", 1), Life.UNBORN, false);
  }

  private static Optional<String> judged(ExitWith why, Judged... all) {
    return why.judge(List.of(all))
        .map(leave -> leave.because().program().name().process() + " " + leave.status());
  }

  private static final Judged OTHER =
      one("other", new ProcessState.Running(Samples.PID), Samples.ZERO, 0);

  @Test
  void theProgramGivesItsCodeOr128AndItsSignal() {
    assertEquals(
        Optional.of("web 0"), judged(WEB, OTHER, one("web", new Exited(true), Samples.ZERO, 1)));
    assertEquals(Optional.of("web 3"), judged(WEB, OTHER, one("web", new Exited(false), THREE, 1)));
    assertEquals(
        Optional.of("web 137"), judged(WEB, OTHER, one("web", new Exited(false), KILLED, 1)));
  }

  @Test
  void fatalIsNeverASuccess() {
    for (var why : List.of(WEB, FATAL, DONE)) {
      assertEquals(Optional.of("web 1"), judged(why, one("web", new Fatal(), Samples.ZERO, 1)));
      assertEquals(Optional.of("web 3"), judged(why, one("web", new Fatal(), THREE, 1)));
      assertEquals(Optional.of("web 127"), judged(why, one("web", new Fatal(), UNBORN, 1)));
    }
  }

  @Test
  void whatIsStartedAgainOrWasStoppedDoesNotRest() {
    var again = one("web", Autorestart.ALWAYS, new Exited(true), Samples.ZERO, 1);
    var failed = one("web", Autorestart.UNEXPECTED, new Exited(false), THREE, 1);
    var rest = one("job", new Exited(true), Samples.ZERO, 1);
    var all = new ArrayList<>(List.of(again, failed));
    for (var state : RESTLESS) all.add(one("web", state, THREE, 1));
    for (var restless : all)
      for (var why : List.of(WEB, FATAL, DONE))
        assertEquals(Optional.empty(), judged(why, rest, restless), restless.toString());
    var well = one("web", Autorestart.UNEXPECTED, new Exited(true), Samples.ZERO, 1);
    assertEquals(Optional.of("web 0"), judged(WEB, rest, well));
  }

  @Test
  void anotherProcessIsNoReason() {
    var other = one("other", new Fatal(), THREE, 1);
    assertEquals(Optional.empty(), judged(WEB, other));
    assertEquals(Optional.of("other 3"), judged(FATAL, other, OTHER));
    assertEquals(Optional.empty(), judged(DONE, other, OTHER));
    var all = List.of(other, one("web", new Exited(false), THREE, 1), never());
    assertEquals(Optional.empty(), new ExitWith.Nothing().judge(all));
  }

  @Test
  void whenAllAreDoneTheFirstThatWentWrongGivesTheStatus() {
    var well = one("well", new Exited(true), Samples.ZERO, 5);
    var late = one("late", new Exited(false), KILLED, 9);
    var early = one("early", new Exited(false), THREE, 7);
    assertEquals(Optional.of("early 3"), judged(DONE, late, well, early, never()));
    assertEquals(Optional.of("well 0"), judged(DONE, well, never()));
    var odd = one("odd", new Exited(false), Samples.ZERO, 1); // exitcodes=2, and it gave 0
    assertEquals(Optional.of("odd 1"), judged(DONE, odd));
  }

  @Test
  void nothingIsDoneBeforeAnythingWasStarted() {
    assertEquals(Optional.empty(), judged(DONE, never()));
    assertEquals(Optional.empty(), DONE.judge(List.of()));
  }

  @Test
  void anEventListenerIsNotWaitedFor() {
    var listener = new Judged(OTHER.program(), OTHER.life(), true);
    var well = one("well", new Exited(true), Samples.ZERO, 5);
    assertEquals(Optional.of("well 0"), judged(DONE, listener, well));
    assertEquals(Optional.empty(), judged(DONE, listener));
  }
}
