package jsupervisor.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import jsupervisor.ask.Cause;
import jsupervisor.ask.Transition;
import jsupervisor.core.Autorestart;
import jsupervisor.core.Effect;
import jsupervisor.core.Fact;
import jsupervisor.core.Life;
import jsupervisor.core.Moment;
import jsupervisor.core.Now;
import jsupervisor.core.ProcessMachine;
import jsupervisor.core.Program;
import jsupervisor.terms.ExitStatus;
import jsupervisor.terms.Pid;
import jsupervisor.terms.ProcessName;
import jsupervisor.terms.Signal;
import jsupervisor.terms.StateCode;
import org.junit.jupiter.api.Test;

/** Lives as the machine leads them, and what is told of each change. */
class CausesTest {
  private static final Now AT = new Now(new Moment(0), 1);
  private static final Now LATER = new Now(new Moment(Duration.ofHours(1).toNanos()), 2);
  private static final Pid PID = new Pid(42);
  private static final Fact START = new Fact.StartAsked(AT);
  private static final Fact STOP = new Fact.StopAsked(AT);
  private static final Fact END = new Fact.ShutdownAsked(AT);
  private static final Fact BORN = new Fact.ChildSpawned(AT, PID);
  private static final Fact REFUSED = new Fact.SpawnRefused(AT, "no luck");
  private static final Fact DUE = new Fact.DeadlinePassed(LATER, true);
  private static final Fact KILLED =
      new Fact.ChildExited(LATER, new ExitStatus.Killed(Signal.KILL, false));

  private static Fact exited(Now at, int code) {
    return new Fact.ChildExited(at, new ExitStatus.Code(code));
  }

  private static Program program(int startretries) {
    return new Program(
        new ProcessName("g", "x"),
        1,
        true,
        Autorestart.UNEXPECTED,
        Duration.ofSeconds(5),
        startretries,
        Set.of(0),
        Signal.TERM,
        Duration.ofSeconds(1),
        false,
        false);
  }

  private static List<String> told(Fact... facts) {
    var told = new ArrayList<String>();
    var life = Life.UNBORN;
    for (var fact : facts) {
      var step = ProcessMachine.on(program(1), life, fact);
      life = step.life();
      for (var effect : step.effects()) {
        if (!(effect instanceof Effect.Announce change)) continue;
        var transition = Announcer.transition(program(1), fact, change);
        told.add(transition.to() + ": " + transition.cause().words());
      }
    }
    return told;
  }

  @Test
  void aLifeWithAStopAtItsEnd() {
    assertEquals(
        List.of(
            "STARTING: start requested",
            "RUNNING: ran for startsecs (5 s)",
            "STOPPING: stopped by request",
            "STOPPED: killed by SIGKILL"),
        told(START, BORN, DUE, STOP, KILLED));
  }

  @Test
  void anExitAndTheStartAfterIt() {
    assertEquals(
        List.of(
            "STARTING: start requested",
            "RUNNING: ran for startsecs (5 s)",
            "EXITED: exited with status 1 (unexpected)",
            "STARTING: started again by autorestart"),
        told(START, BORN, exited(LATER, 1), DUE));
    assertEquals(
        "EXITED: exited with status 0 (expected)", told(START, BORN, exited(LATER, 0)).get(2));
  }

  @Test
  void failedStartsAreCountedUntilItIsGivenUp() {
    assertEquals(
        List.of(
            "STARTING: start requested",
            "BACKOFF: spawn error: no luck",
            "STARTING: attempt 2 of 2",
            "BACKOFF: exited with status 3 before startsecs were over",
            "FATAL: gave up after 2 attempts"),
        told(START, REFUSED, DUE, BORN, exited(AT, 3), DUE));
  }

  @Test
  void aStopThatOvertakesItsStart() {
    assertEquals(
        List.of("STARTING: start requested", "STOPPING: stopped by request"),
        told(START, STOP, BORN));
    assertEquals(
        List.of(
            "STARTING: start requested",
            "BACKOFF: spawn error: no luck",
            "STOPPED: stopped by request"),
        told(START, STOP, REFUSED));
    assertEquals("STOPPED: stopped by request", told(START, REFUSED, STOP).getLast());
  }

  @Test
  void theEndOfTheDaemonAndASignalThatCouldNotBeSent() {
    assertEquals("STOPPING: the daemon is ending", told(START, BORN, DUE, END).getLast());
    assertEquals("FATAL: the daemon is ending", told(START, REFUSED, END).getLast());
    assertEquals(
        "UNKNOWN: a signal could not be sent: killing x",
        told(START, BORN, DUE, new Fact.SignalRefused(AT, "killing x")).getLast());
  }

  @Test
  void onlyTheLastThirtyTwoAreRemembered() {
    var trail = new Trail();
    var all =
        IntStream.range(0, 100)
            .mapToObj(i ->
                new Transition(i, StateCode.EXITED, StateCode.STARTING, new Cause.Autorestart(), 0))
            .toList();
    all.forEach(trail::add);
    assertEquals(all.subList(68, 100).reversed(), trail.newestFirst());
  }
}
