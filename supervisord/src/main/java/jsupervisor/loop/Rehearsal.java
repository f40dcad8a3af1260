package jsupervisor.loop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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

/**
 * Plays through a few lives that nobody lives, so that the code that repairs a crash is linked and
 * compiled before the first crash comes: without it that one takes tens of milliseconds longer.
 * Touches nothing outside; any thread.
 */
public final class Rehearsal {
  /** The JVM compiles a method after 200 calls. */
  private static final int TIMES = 300;

  private static final ProcessName NAME = new ProcessName("rehearsal", "rehearsal");
  private static final Now AT = new Now(new Moment(0), 1);
  private static final Now LATER = new Now(new Moment(Duration.ofHours(1).toNanos()), 2);
  private static final Pid PID = new Pid(2);
  private static final Program PROGRAM =
      new Program(
          NAME,
          1,
          true,
          Autorestart.ALWAYS,
          Duration.ofSeconds(1),
          1,
          Set.of(0),
          Signal.TERM,
          Duration.ofSeconds(1),
          false,
          false);

  private static final List<ExitStatus> DEATHS =
      List.of(new ExitStatus.Code(1), new ExitStatus.Killed(Signal.KILL, false));

  private static final List<Fact> CRASH =
      List.of(
          new Fact.StartAsked(AT),
          new Fact.ChildSpawned(AT, PID),
          new Fact.DeadlinePassed(LATER, true),
          new Fact.ChildExited(LATER, new ExitStatus.Killed(Signal.KILL, false)),
          new Fact.DeadlinePassed(LATER, true),
          new Fact.ChildSpawned(LATER, PID),
          new Fact.ChildExited(LATER, new ExitStatus.Code(1)),
          new Fact.DeadlinePassed(LATER, true),
          new Fact.SpawnRefused(LATER, "rehearsed"),
          new Fact.DeadlinePassed(LATER, true));

  private static final List<Fact> STOP =
      List.of(
          new Fact.StartAsked(AT),
          new Fact.ChildSpawned(AT, PID),
          new Fact.StopAsked(AT),
          new Fact.DeadlinePassed(LATER, true),
          new Fact.ChildExited(LATER, new ExitStatus.Code(0)));

  private Rehearsal() {}

  /** Takes some tens of milliseconds of a core. */
  public static void run() {
    for (int i = 0; i < TIMES; i++) {
      play(CRASH);
      play(STOP);
    }
  }

  private static void play(List<Fact> facts) {
    var life = Life.UNBORN;
    var trail = new Trail();
    int turn = 0;
    for (var fact : facts) {
      var step = ProcessMachine.on(PROGRAM, life, fact);
      life = step.life();
      for (var effect : step.effects())
        if (effect instanceof Effect.Announce change)
          trail.add(Announcer.transition(PROGRAM, fact, change));
      var ended = Optional.of(new Child.Ended(2, DEATHS.get(turn++ % 2), AT));
      var slot = new Slot(NAME, life, 0, new int[3], new int[0], ended, Optional.empty());
      try {
        SlotCodec.decode(SlotCodec.encode(slot));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
