package jsupervisor.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import jsupervisor.core.Effect.Announce;
import jsupervisor.core.Effect.Send;
import jsupervisor.core.Effect.Spawn;
import jsupervisor.core.Effect.WakeAt;
import jsupervisor.core.ProcessState.Exited;
import jsupervisor.core.ProcessState.Launching;
import jsupervisor.terms.ExitStatus;
import jsupervisor.terms.Pid;
import jsupervisor.terms.Signal;
import jsupervisor.terms.StateCode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever happens, in whatever order, some things always hold; a failure names its seed. */
class MachinePropertyTest {
  private static final int STEPS = 20_000;

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34})
  void invariantsHoldUnderRandomFacts(long seed) {
    var random = new Random(seed);
    var program =
        Samples.program(
            Autorestart.values()[random.nextInt(3)], random.nextInt(3), random.nextInt(4));
    var life = Life.UNBORN;
    double second = 1;
    for (int i = 0; i < STEPS; i++) {
      second += random.nextInt(40) / 10.0;
      var fact = fact(random, Samples.at(second));
      var step = ProcessMachine.on(program, life, fact);
      check(program, life, fact, step);
      boolean lost = step.life().state().code() == StateCode.UNKNOWN;
      life = lost ? Life.UNBORN : step.life();
    }
  }

  private static Fact fact(Random random, Now at) {
    return switch (random.nextInt(10)) {
      case 0, 1 -> new Fact.StartAsked(at);
      case 2 -> new Fact.StopAsked(at);
      case 3 -> new Fact.ShutdownAsked(at);
      case 4, 5 -> new Fact.ChildSpawned(at, new Pid(1 + random.nextInt(50)));
      case 6 -> new Fact.SpawnRefused(at, "refused");
      case 7 -> new Fact.ChildExited(at, how(random));
      case 8 ->
          random.nextInt(20) == 0
              ? new Fact.SignalRefused(at, "killing x (1)")
              : new Fact.DeadlinePassed(at, false);
      default -> new Fact.DeadlinePassed(at, true);
    };
  }

  private static ExitStatus how(Random random) {
    return random.nextBoolean()
        ? new ExitStatus.Code(random.nextInt(3))
        : new ExitStatus.Killed(Signal.TERM, random.nextBoolean());
  }

  private static void check(Program program, Life before, Fact fact, Step step) {
    var story = before + " x " + fact + " -> " + step;
    var after = step.life().state();
    assertTrue(after.tries() <= program.startretries() + 1, story);
    noSecondChild(before, step, story);
    announcementsLeadFromBeforeToAfter(before, step, story);
    sleepsOnlyWithAReason(step, story);
    noStartWhileEnding(fact, step, story);
  }

  private static void noSecondChild(Life before, Step step, String story) {
    long spawns = count(step, Spawn.class);
    assertTrue(spawns <= 1, story);
    if (spawns == 1) assertTrue(before.state().child().isEmpty(), story);
    assertEquals(spawns == 1, entersLaunching(before, step), story);
    for (var effect : step.effects())
      if (effect instanceof Send(var pid, var signal, _) && !signal.equals(Signal.KILL))
        assertEquals(pid, step.life().state().child().orElseThrow(), story);
  }

  private static boolean entersLaunching(Life before, Step step) {
    return step.life().state() instanceof Launching && !(before.state() instanceof Launching);
  }

  private static void announcementsLeadFromBeforeToAfter(Life before, Step step, String story) {
    var codes = new ArrayList<>(List.of(before.state().code()));
    for (var effect : step.effects()) {
      if (!(effect instanceof Announce(var from, var to, _, _))) continue;
      assertEquals(codes.getLast(), from.code(), story);
      assertFalse(from.code() == to.code(), story);
      codes.add(to.code());
    }
    assertEquals(step.life().state().code(), codes.getLast(), story);
  }

  /** The last wish is the deadline of the state, or at once after an exit that is restarted. */
  private static void sleepsOnlyWithAReason(Step step, String story) {
    var wishes = step.effects().stream().filter(WakeAt.class::isInstance).toList();
    if (wishes.isEmpty()) return;
    var after = step.life().state();
    if (after instanceof Exited) return;
    assertEquals(new WakeAt(after.deadline().orElseThrow()), wishes.getLast(), story);
  }

  private static void noStartWhileEnding(Fact fact, Step step, String story) {
    if (fact instanceof Fact.DeadlinePassed(_, var mayStart) && !mayStart)
      assertEquals(0, count(step, Spawn.class), story);
    if (step.life().state() instanceof ProcessState.Stopped)
      assertEquals(0, count(step, WakeAt.class), story);
  }

  private static long count(Step step, Class<? extends Effect> kind) {
    return step.effects().stream().filter(kind::isInstance).count();
  }
}
