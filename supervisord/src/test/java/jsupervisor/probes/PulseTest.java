package jsupervisor.probes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import jsupervisor.ask.Probe;
import jsupervisor.ask.Probe.Action;
import jsupervisor.probes.attempt.Answer;
import jsupervisor.terms.Signal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PulseTest {
  private static final long SECOND = 1_000_000_000L;

  private static Probe probe(Action action) {
    return new Probe(
        new Probe.Target.Tcp("h", 1),
        new Probe.Expected(List.of(), Optional.empty()),
        Duration.ofSeconds(10),
        Duration.ofSeconds(5),
        Duration.ofSeconds(30),
        3,
        action,
        Signal.TERM);
  }

  /** A life in which the clock goes on from probe to probe. */
  private static final class Life {
    private final Probe probe;
    private Pulse pulse;
    private long now;
    private int acts;
    private int spared;

    Life(Action action, long now) {
      probe = probe(action);
      this.now = now;
      pulse = Pulse.idle(now).began(now);
    }

    Life(Action action) {
      this(action, 0);
    }

    /** Waits until it is asked, and answers. */
    Life answer(boolean good) {
      return answer(new Answer(good, ""));
    }

    /** Nobody is asked, because the probe cannot be run. */
    Life unasked(int times) {
      for (int i = 0; i < times; i++) answer(new Answer(false, false, ""));
      return this;
    }

    private Life answer(Answer answer) {
      if (pulse.nextNanos() - now > 0) now = pulse.nextNanos();
      assertTrue(pulse.due(now));
      var step = pulse.answered(answer, probe, now, 1.0);
      pulse = step.next();
      if (step.act()) acts++;
      if (step.spared()) spared++;
      return this;
    }

    Life answers(int times, boolean good) {
      for (int i = 0; i < times; i++) answer(good);
      return this;
    }

    Life until(long end) {
      while (pulse.nextNanos() - end < 0) answer(false);
      return this;
    }
  }

  @Test
  void whatDoesNotRunIsNotAsked() {
    assertFalse(Pulse.idle(5).due(Long.MAX_VALUE));
    assertFalse(Pulse.idle(5).began(6).ended().due(7));
    assertEquals(Health.NONE, Pulse.idle(5).began(6).ended().health());
  }

  @Test
  void itIsAskedAtOnceAndOftenUntilItIsHealthy() {
    var life = new Life(Action.NONE);
    assertTrue(life.pulse.due(0));
    assertEquals(SECOND, life.answer(false).pulse.nextNanos());
    assertEquals(Health.STARTING, life.pulse.health());
    assertEquals(11 * SECOND, life.answer(true).pulse.nextNanos());
    assertEquals(Health.HEALTHY, life.pulse.health());
  }

  @Test
  void failuresOfTheStartPeriodDoNotCount() {
    var life = new Life(Action.NONE).until(30 * SECOND);
    assertEquals(Health.STARTING, life.pulse.health());
    assertEquals(0, life.pulse.failures());
    assertEquals(Health.STARTING, life.answers(2, false).pulse.health());
    assertEquals(Health.UNHEALTHY, life.answer(false).pulse.health());
  }

  @Test
  void onlyFailuresInARowCount() {
    var life = new Life(Action.NONE).answer(true);
    for (int i = 0; i < 5; i++) life.answers(2, false).answer(true);
    assertEquals(Health.HEALTHY, life.pulse.health());
    assertEquals(Health.UNHEALTHY, life.answers(3, false).pulse.health());
    assertEquals(Health.HEALTHY, life.answer(true).pulse.health());
  }

  @ParameterizedTest
  @EnumSource(names = {"NONE", "ALERT"})
  void nothingIsDoneUnlessItIsWanted(Action action) {
    assertEquals(0, new Life(action).answer(true).answers(100, false).acts);
  }

  @Test
  void aSignalComesOnceEachTimeThatItBecomesUnhealthy() {
    var life = new Life(Action.SIGNAL).answer(true).answers(100, false);
    assertEquals(1, life.acts);
    assertEquals(2, life.answers(20, true).answers(100, false).acts);
  }

  /** 60 s = 30 of the start period and 3 times 10; then 120, 240 … up to an hour. */
  @ParameterizedTest
  @ValueSource(longs = {0, Long.MAX_VALUE - 100 * SECOND})
  void whatNeverGetsHealthyIsRestartedMoreAndMoreSeldom(long begin) {
    var life = new Life(Action.RESTART, begin);
    long last = 0;
    for (int i = 0; i < 20; i++) {
      while (life.acts <= i) life.answer(false);
      long pause = life.now - last;
      long least = Math.min(3600, 60L << Math.min(i - 1, 10)) * SECOND;
      if (i > 0) assertTrue(pause >= least && pause <= least + 70 * SECOND, i + ": " + pause);
      last = life.now;
      life.pulse = life.pulse.ended().began(life.now);
    }
  }

  @Test
  void aStartPeriodWithoutEndIsNoTrouble() {
    var day = Duration.ofDays(1);
    var usual = probe(Action.RESTART);
    var slow =
        new Probe(
            usual.target(), usual.expected(), day, day, day, 1000, Action.RESTART, Signal.TERM);
    var pulse = Pulse.idle(0).resumed(Health.HEALTHY, 0);
    for (int i = 1; i <= 5000; i++) {
      var step = pulse.answered(new Answer(false, ""), slow, i * day.toNanos(), 1.1);
      if (step.act())
        assertTrue(step.next().calmNanos() - i * day.toNanos() >= 1001 * day.toNanos());
      pulse = step.next();
    }
    assertEquals(Health.UNHEALTHY, pulse.health());
  }

  @Test
  void aHealthyOneIsRestartedTheFirstTimeAtOnce() {
    assertEquals(1, new Life(Action.RESTART).answer(true).answers(3, false).acts);
  }

  @Test
  void whatWasKnownIsStillSo() {
    var pulse = Pulse.idle(0).resumed(Health.HEALTHY, 5);
    assertEquals(Health.HEALTHY, pulse.health());
    assertTrue(pulse.due(5));
    var step = pulse.answered(new Answer(false, ""), probe(Action.RESTART), 6, 1.0);
    assertEquals(Health.HEALTHY, step.next().health());
    assertEquals(1, step.next().failures());
  }

  @ParameterizedTest
  @EnumSource(
      value = Action.class,
      names = {"RESTART", "SIGNAL"})
  void whatCannotBeAskedIsUnhealthyAndIsLeftAlone(Action action) {
    var life = new Life(action).answer(true).unasked(5);
    assertEquals(Health.UNHEALTHY, life.pulse.health());
    assertEquals(0, life.acts);
    assertEquals(3, life.spared);
    life.answers(2, false);
    assertEquals(0, life.acts);
    life.answer(false);
    assertEquals(1, life.acts);
    life.unasked(1).answers(3, false);
    assertEquals(1, life.acts);
    assertEquals(0, new Life(Action.ALERT).answer(true).unasked(5).spared);
  }
}
