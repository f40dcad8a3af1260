package jsupervisor.core;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import jsupervisor.core.ScriptedWorld.Part;
import jsupervisor.terms.ExitStatus;
import org.junit.jupiter.api.Test;

class ScriptedWorldTest {

  private static void assertTold(ScriptedWorld world, String... lines) {
    assertEquals(String.join("\n", lines), String.join("\n", world.told()));
  }

  @Test
  void aChildThatLastsIsRunningAfterStartsecsAndStopsOnRequest() {
    var world = new ScriptedWorld(Samples.program(), Part.lives()).start().pass(5).stop().pass(1);
    assertTold(
        world,
        "10.0 STARTING",
        "10.0 spawned: 'x' with pid 101",
        "11.0 RUNNING",
        "11.0 success: x entered RUNNING state, process has stayed up for > than 1 seconds"
            + " (startsecs)",
        "15.0 STOPPING",
        "15.0 send SIGTERM to 101",
        "15.0 STOPPED",
        "15.0 stopped: x (terminated by SIGTERM)");
    assertEquals(
        history(10_000, 15_000, OptionalInt.of(-1), "", 1, Samples.TERMED), world.life().history());
  }

  @Test
  void aChildThatDiesTooQuicklyIsTriedAfterOneTwoThreeSecondsThenGivenUp() {
    var world = new ScriptedWorld(Samples.program(), Part.dies(0.5, 0)).start().pass(60);
    assertTold(
        world,
        "10.0 STARTING",
        "10.0 spawned: 'x' with pid 101",
        "10.5 BACKOFF",
        "10.5 exited: x (exit status 0; not expected)",
        "11.5 STARTING",
        "11.5 spawned: 'x' with pid 102",
        "12.0 BACKOFF",
        "12.0 exited: x (exit status 0; not expected)",
        "14.0 STARTING",
        "14.0 spawned: 'x' with pid 103",
        "14.5 BACKOFF",
        "14.5 exited: x (exit status 0; not expected)",
        "17.5 STARTING",
        "17.5 spawned: 'x' with pid 104",
        "18.0 BACKOFF",
        "18.0 exited: x (exit status 0; not expected)",
        "18.0 FATAL",
        "18.0 gave up: x entered FATAL state, too many start retries too quickly");
    var reason = "Exited too quickly (process log may have details)";
    assertEquals(
        history(17_500, 18_000, OptionalInt.empty(), reason, 4, Samples.ZERO),
        world.life().history());
  }

  @Test
  void noRetriesMeansFatalAfterTheFirstFailure() {
    var program = Samples.program(Autorestart.UNEXPECTED, 1, 0);
    var world = new ScriptedWorld(program, Part.refused("can't find command 'x'")).start().pass(9);
    assertTold(
        world,
        "10.0 STARTING",
        "10.0 spawnerr: can't find command 'x'",
        "10.0 BACKOFF",
        "10.0 FATAL",
        "10.0 gave up: x entered FATAL state, too many start retries too quickly");
    var reason = "can't find command 'x'";
    assertEquals(
        history(10_000, 0, OptionalInt.empty(), reason, 0, new ExitStatus.NeverBegan(reason)),
        world.life().history());
  }

  @Test
  void anUnexpectedExitIsAnnouncedThenRestartedAtOnce() {
    var world = new ScriptedWorld(Samples.program(), Part.dies(3, 1), Part.lives()).start().pass(5);
    assertTold(
        world,
        "10.0 STARTING",
        "10.0 spawned: 'x' with pid 101",
        "11.0 RUNNING",
        "11.0 success: x entered RUNNING state, process has stayed up for > than 1 seconds"
            + " (startsecs)",
        "13.0 EXITED",
        "13.0 exited: x (exit status 1; not expected)",
        "13.0 STARTING",
        "13.0 spawned: 'x' with pid 102",
        "14.0 RUNNING",
        "14.0 success: x entered RUNNING state, process has stayed up for > than 1 seconds"
            + " (startsecs)");
  }

  @Test
  void anExpectedExitStaysExited() {
    var world = new ScriptedWorld(Samples.program(), Part.dies(3, 0)).start().pass(2);
    world.told();
    assertTold(world.pass(50), "13.0 EXITED", "13.0 exited: x (exit status 0; expected)");
    assertEquals(
        history(10_000, 13_000, OptionalInt.of(0), "", 1, Samples.ZERO), world.life().history());
  }

  @Test
  void anUnexpectedExitThatIsNotRestartedLeavesItsReason() {
    var program = Samples.program(Autorestart.NEVER, 1, 3);
    var world = new ScriptedWorld(program, Part.dies(3, 7)).start().pass(50);
    assertEquals(new ProcessState.Exited(false), world.life().state());
    var reason = "Bad exit code 7";
    assertEquals(
        history(10_000, 13_000, OptionalInt.of(7), reason, 1, new ExitStatus.Code(7)),
        world.life().history());
  }

  @Test
  void withoutStartsecsEveryExitCountsAsAfterRunning() {
    var program = Samples.program(Autorestart.NEVER, 0, 3);
    var world = new ScriptedWorld(program, Part.dies(0, 0)).start().pass(1);
    assertTold(
        world,
        "10.0 STARTING",
        "10.0 spawned: 'x' with pid 101",
        "10.0 RUNNING",
        "10.0 EXITED",
        "10.0 exited: x (exit status 0; expected)");
  }

  @Test
  void withoutStartsecsALastingChildIsRunningAtOnce() {
    var program = Samples.program(Autorestart.NEVER, 0, 3);
    var world = new ScriptedWorld(program, Part.lives()).start().pass(0);
    assertTold(
        world,
        "10.0 STARTING",
        "10.0 spawned: 'x' with pid 101",
        "10.0 RUNNING",
        "10.0 success: x entered RUNNING state, process has stayed up for > than 0 seconds"
            + " (startsecs)");
  }

  @Test
  void aChildThatIgnoresTheStopSignalIsKilledAndItsGroupWithIt() {
    var world = new ScriptedWorld(Samples.grouped(4), Part.deaf()).start().pass(2);
    world.told();
    assertTold(
        world.stop().pass(9),
        "12.0 STOPPING",
        "12.0 send SIGTERM to -101",
        "16.0 killing 'x' (101) with SIGKILL",
        "16.0 send SIGKILL to -101",
        "16.0 STOPPED",
        "16.0 stopped: x (terminated by SIGKILL)");
  }

  @Test
  void sigkillIsRepeatedAndNeverWithoutAPause() {
    for (int wait : List.of(0, 3)) {
      var life =
          new Life(new ProcessState.Stopping(Samples.PID, Samples.moment(100)), History.NONE);
      var fact = new Fact.DeadlinePassed(Samples.at(100), true);
      var step = ProcessMachine.on(Samples.grouped(wait), life, fact);
      var again = Samples.moment(100 + Math.max(1, wait));
      assertEquals(new ProcessState.Stopping(Samples.PID, again), step.life().state());
      assertEquals(new Effect.WakeAt(again), step.effects().getLast());
    }
  }

  @Test
  void aStopInBackoffStopsAndTheNextStartCountsFromZero() {
    var world = new ScriptedWorld(Samples.program(), Part.dies(0.5, 1)).start().pass(2.2).stop();
    assertEquals(new ProcessState.Stopped(), world.life().state());
    world.told();
    world.pass(50);
    assertTold(world);
    world.start().pass(0.6);
    assertEquals(1, world.life().state().tries());
  }

  @Test
  void aReadyRetryIsNotStartedWhileTheDaemonEnds() {
    var world = new ScriptedWorld(Samples.program(), Part.dies(0.5, 1)).start().pass(0.6);
    world.told();
    assertTold(world.forbidStarts().pass(50));
    assertTold(world.shutdown(), "60.6 FATAL");
  }

  @Test
  void anExitIsNotFollowedByAStartWhileTheDaemonEnds() {
    var world = new ScriptedWorld(Samples.program(), Part.dies(3, 1)).start().pass(2);
    world.told();
    assertTold(
        world.forbidStarts().pass(50),
        "13.0 EXITED",
        "13.0 exited: x (exit status 1; not expected)");
  }

  @Test
  void aSuccessForgetsTheFailuresBefore() {
    var world =
        new ScriptedWorld(Samples.program(), Part.dies(0.5, 1), Part.dies(2, 1), Part.dies(0.5, 1))
            .start()
            .pass(4.1);
    assertEquals(new ProcessState.Backoff(1, Samples.moment(15)), world.life().state());
  }

  @Test
  void aDeadlineThatComesTooEarlyIsAskedForAgain() {
    for (var state : Samples.states()) {
      if (state.deadline().isEmpty()) continue;
      var life = new Life(state, History.NONE);
      var early = new Fact.DeadlinePassed(Samples.at(99.5), true);
      var step = ProcessMachine.on(Samples.program(), life, early);
      assertEquals(new Step(life, List.of(new Effect.WakeAt(Samples.moment(100)))), step);
    }
  }

  private static History history(
      long start, long stop, OptionalInt status, String error, int starts, ExitStatus end) {
    return new History(start, stop, status, error, starts, Optional.of(end));
  }
}
