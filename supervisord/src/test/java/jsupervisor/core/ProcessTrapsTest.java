package jsupervisor.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.ZoneOffset;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import jsupervisor.core.ScriptedWorld.Part;
import jsupervisor.terms.ExitStatus;
import jsupervisor.terms.FaultCode;
import jsupervisor.terms.Signal;
import jsupervisor.terms.StateCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What others get wrong about the life of a process; the names begin with the trap's number. */
class ProcessTrapsTest {
  private static final String QUICK = "Exited too quickly (process log may have details)";

  private static long count(List<String> told, String end) {
    return told.stream().filter(line -> line.endsWith(end)).count();
  }

  /** startretries + 1 attempts, 1, 2, 3 … seconds apart. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 3, 7})
  void a3FatalComesAfterOneAttemptMoreThanRetries(int retries) {
    var program = Samples.program(Autorestart.NEVER, 1, retries);
    var world = new ScriptedWorld(program, Part.dies(0, 0)).start();
    double waits = retries * (retries + 1) / 2.0;
    world.pass(waits - 0.01);
    assertEquals(Math.max(1, retries), count(world.told(), " STARTING"));
    world.pass(0.02);
    assertEquals(new ProcessState.Fatal(), world.life().state());
  }

  @Test
  void a3AnExpectedExitCodeBeforeStartsecsIsAFailureStill() {
    var world = new ScriptedWorld(Samples.program(), Part.dies(0.9, 0)).start().pass(0.9);
    assertEquals(StateCode.BACKOFF, world.life().state().code());
    assertEquals(QUICK, world.life().history().spawnError());
  }

  @Test
  void a4AutorestartHasNoPauseAndNoLimit() {
    var program = Samples.program(Autorestart.ALWAYS, 1, 3);
    var world = new ScriptedWorld(program, Part.dies(1.5, 0)).start().pass(1500);
    var told = world.told();
    assertEquals(1000, count(told, " EXITED"));
    assertEquals(0, count(told, " BACKOFF"));
    assertEquals(1001, count(told, " STARTING"));
  }

  @ParameterizedTest
  @CsvSource({"code 0, INFO", "code 1, WARN", "TERM, WARN"})
  void a5ExitcodesDecideTheLevelOfStoppedLinesToo(String how, String level) {
    var life = new Life(new ProcessState.Stopping(Samples.PID, Samples.moment(100)), History.NONE);
    var status =
        how.equals("TERM")
            ? Samples.TERMED
            : new ExitStatus.Code(Integer.parseInt(how.substring(5)));
    var fact = new Fact.ChildExited(Samples.at(50), status);
    var told = Trace.of(ProcessMachine.on(Samples.program(), life, fact));
    assertTrue(told.contains("| " + level + " stopped: x (" + status.how() + ")"), told);
  }

  @Test
  void a6TheExitStatusIsMinusOneForSignalsAndNoneAfterAQuickExit() {
    var running = new Life(new ProcessState.Running(Samples.PID), History.NONE);
    var killed = new Fact.ChildExited(Samples.at(50), new ExitStatus.Killed(Signal.KILL, false));
    var after = ProcessMachine.on(Samples.program(), running, killed).life().history();
    assertEquals(OptionalInt.of(-1), after.exitStatus());
    var quick = new ScriptedWorld(Samples.program(), Part.dies(0.5, 3)).start().pass(0.6);
    assertEquals(OptionalInt.empty(), quick.life().history().exitStatus());
  }

  @Test
  void a6TheSpawnErrorOutlivesTheEndOfItsState() {
    var stopped = new ScriptedWorld(Samples.program(), Part.dies(0.5, 3)).start().pass(0.6).stop();
    assertEquals(new ProcessState.Stopped(), stopped.life().state());
    assertEquals(QUICK, stopped.life().history().spawnError());
    var program = Samples.program(Autorestart.NEVER, 1, 3);
    var exited = new ScriptedWorld(program, Part.dies(3, 4)).start().pass(4);
    assertEquals("Bad exit code 4", exited.life().history().spawnError());
  }

  @Test
  void a7AStopInBackoffSucceedsWithoutAChildAndOneInStoppingDoesNot() {
    var life = new Life(new ProcessState.Backoff(2, Samples.moment(200)), History.NONE);
    var step = ProcessMachine.on(Samples.program(), life, new Fact.StopAsked(Samples.at(100)));
    assertTrue(Trace.of(step).contains("BACKOFF>STOPPED pid 0"), () -> Trace.of(step));
    assertTrue(Verdict.againstStop("x", StateCode.BACKOFF).isEmpty());
    var against = Verdict.againstStop("x", StateCode.STOPPING).orElseThrow();
    assertEquals(FaultCode.NOT_RUNNING.code(), against.code());
  }

  @Test
  void a24BackoffCountsAsRunning() {
    assertTrue(StateCode.BACKOFF.running());
    assertFalse(StateCode.BACKOFF.stopped(), "so its group cannot be removed");
    assertFalse(StateCode.BACKOFF.signallable());
  }

  @Test
  void b5TriesGoUpToOneMoreThanRetries() {
    var life = Life.UNBORN;
    int highest = 0;
    var world = new ScriptedWorld(Samples.program(), Part.dies(0.1, 1)).start();
    for (int i = 0; i < 1000 && !(life.state() instanceof ProcessState.Fatal); i++) {
      life = world.pass(0.01).life();
      highest = Math.max(highest, life.state().tries());
    }
    var last = new ProcessState.Backoff(3, Samples.moment(100));
    var starting =
        new Life(new ProcessState.Starting(3, Samples.PID, last.retryAt()), life.history());
    var quick = new Fact.ChildExited(Samples.at(99), Samples.ONE);
    assertTrue(
        Trace.of(ProcessMachine.on(Samples.program(), starting, quick))
            .contains("STARTING>BACKOFF pid 42 tries 4"));
    assertEquals(3, highest, "the fourth failure gives up in the same moment");
  }

  /** The end counts when it came, not when it is told. */
  @Test
  void c9AChildThatDiedBeforeStartsecsIsNeverASuccess() {
    var upAt = Samples.moment(101);
    var life = new Life(new ProcessState.Starting(0, Samples.PID, upAt), History.NONE);
    var late = new Fact.ChildExited(Samples.at(100.999), Samples.ZERO);
    var step = ProcessMachine.on(Samples.program(), life, late);
    assertEquals(StateCode.BACKOFF, step.life().state().code());
    assertFalse(Trace.of(step).contains("RUNNING"));
    var verdict = Verdict.ofStart("x", step.life(), true);
    assertEquals(FaultCode.SPAWN_ERROR.code(), ((Verdict.Failed) verdict).fault().code());
  }

  @Test
  void c10AStopForgetsTheFailuresBefore() {
    var world = new ScriptedWorld(Samples.program(), Part.dies(0.5, 1)).start().pass(2.5).stop();
    world.told();
    world.start().pass(60);
    assertEquals(4, count(world.told(), " STARTING"));
  }

  @Test
  void c11AStartWhileStoppingIsAFault() {
    var found = new Executable.Found("/bin/cat", List.of("cat"));
    var against = Verdict.againstStart("x", StateCode.STOPPING, found).orElseThrow();
    assertEquals(40, against.code());
  }

  @Test
  void c12WhatNeverHadAChildIsNotStarted() {
    var world = new ScriptedWorld(Samples.program(), Part.refused("no luck")).start().stop();
    assertEquals(new ProcessState.Stopped(), world.life().state());
    assertEquals("Not started", Description.of("x", world.life(), Samples.at(100), ZoneOffset.UTC));
  }

  /** Known-traps A22: a signal is no stop, so that its exit is one like any other. */
  @Test
  void a22AnExitBySignalIsFollowedByARestartUnlessItWasAStop() {
    var running = new Life(new ProcessState.Running(Samples.PID), History.NONE);
    var killed = new Fact.ChildExited(Samples.at(50), Samples.TERMED);
    var step = ProcessMachine.on(Samples.program(), running, killed);
    assertEquals(new ProcessState.Exited(false), step.life().state());
    assertTrue(Trace.of(step).endsWith("wake 50"), () -> Trace.of(step));
    assertEquals(Set.of(0), Samples.program().exitcodes());
  }
}
