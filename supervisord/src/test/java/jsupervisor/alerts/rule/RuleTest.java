package jsupervisor.alerts.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import jsupervisor.config.alert.AlertConfig;
import jsupervisor.config.alert.AlertEvent;
import jsupervisor.config.alert.AlertPace;
import jsupervisor.config.alert.AlertTargets;
import jsupervisor.config.alert.QuietHours;
import jsupervisor.config.alert.Severity;
import org.junit.jupiter.api.Test;

class RuleTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Set<AlertEvent> USUAL =
      EnumSet.of(
          AlertEvent.FATAL,
          AlertEvent.OOM,
          AlertEvent.CRASH,
          AlertEvent.FLAPPING,
          AlertEvent.RECOVERED);

  private static AlertPace pace(int everySeconds, int perHour, int flaps) {
    return new AlertPace(
        Duration.ofSeconds(5),
        Duration.ofSeconds(everySeconds),
        perHour,
        flaps,
        Duration.ofMinutes(10),
        Duration.ofSeconds(30));
  }

  private static Timeline line(Set<AlertEvent> events, AlertPace pace, QuietHours... quiet) {
    return new Timeline(
        new AlertConfig(
            "x",
            events,
            List.of(),
            Severity.INFO,
            pace,
            quiet.length == 0 ? Optional.empty() : Optional.of(quiet[0]),
            "/none",
            new AlertTargets(List.of(), Optional.empty(), Optional.empty(), true)));
  }

  private static long events(Timeline line) {
    return line.told.stream().mapToLong(Digest::count).sum();
  }

  @Test
  void tenThousandCrashesInAMinuteAreTwoMessagesThatCountThemAll() {
    var line = line(USUAL, pace(300, 20, 0));
    for (int i = 0; i < 10_000; i++) line.crash("web").pass(Duration.ofMillis(6));
    line.pass(HOUR);
    assertEquals(2, line.told.size(), () -> line.messages().toString());
    assertEquals(10_000, events(line));
    assertEquals(List.of(5000L, 305_000L), line.toldAt);
  }

  @Test
  void whateverHappensThereAreNoMoreMessagesThanConfiguredAndNothingIsUncounted() {
    for (int seed = 0; seed < 5; seed++) {
      var random = new Random(seed);
      int every = random.nextInt(3) * 20;
      int most = 1 + random.nextInt(30);
      var line = line(EnumSet.of(AlertEvent.CRASH), pace(every, most, 0));
      for (int i = 0; i < 10_000; i++) {
        line.crash("p" + random.nextInt(80)).pass(Duration.ofMillis(random.nextInt(2000)));
        if (random.nextInt(1000) == 0) line.takeOver();
      }
      line.pass(HOUR.multipliedBy(2));
      assertEquals(10_000, events(line), "seed " + seed);
      var at = line.toldAt;
      for (int i = 1; i < at.size(); i++)
        assertTrue(at.get(i) - at.get(i - 1) >= every * 1000L, "seed " + seed);
      for (int i = most; i < at.size(); i++)
        assertTrue(at.get(i) - at.get(i - most) >= HOUR.toMillis(), "seed " + seed);
      assertTrue(line.told.stream().allMatch(one -> one.alarms().size() <= Digest.MOST));
    }
  }

  @Test
  void whatBelongsTogetherIsOneMessage() {
    var line = line(USUAL, pace(300, 20, 10));
    line.crash("a").pass(Duration.ofSeconds(1)).crash("b").fatal("b").crash("a").pass(MINUTE);
    assertEquals(List.of("a crash x2, b crash, b fatal"), line.messages());
    assertEquals(Severity.CRITICAL, line.told.getFirst().severity());
    assertEquals("gave up after 4 attempts", line.told.getFirst().alarms().getLast().why());
  }

  @Test
  void aProcessThatFlapsIsToldOnceThenOnlyThatItIsGivenUp() {
    var line = line(USUAL, pace(0, 1000, 4));
    for (int i = 0; i < 100; i++)
      line.crash("web").pass(MINUTE.dividedBy(4)).up("web").pass(MINUTE.dividedBy(4));
    assertEquals(List.of("web crash", "web crash", "web flapping"), line.messages());
    line.pass(Duration.ofMinutes(9));
    assertEquals(3, line.told.size(), () -> line.messages().toString());
    line.pass(Duration.ofMinutes(2));
    assertEquals("web recovered", line.messages().getLast());
    var why = line.told.getLast().alarms().getFirst().why();
    assertTrue(why.contains("195 events were not told"), why);
    assertTrue(line.rule.idle());
    for (int i = 0; i < 10; i++) line.crash("web").pass(MINUTE);
    line.fatal("web").pass(MINUTE);
    assertEquals("web fatal", line.messages().getLast());
  }

  @Test
  void thatAProcessHasRecoveredIsToldWhenItHasRunForAWhile() {
    var line = line(USUAL, pace(0, 1000, 10));
    line.crash("web").pass(MINUTE).up("web").pass(Duration.ofSeconds(29));
    assertEquals(List.of("web crash"), line.messages());
    line.takeOver();
    line.pass(Duration.ofSeconds(10));
    assertEquals(List.of("web crash", "web recovered"), line.messages());
    line.up("other").pass(HOUR);
    assertEquals(2, line.told.size(), "nothing was wrong with it");
  }

  @Test
  void anExpectedEndIsTheEndOfTrouble() {
    var line = line(USUAL, pace(0, 1000, 10));
    line.crash("job").pass(MINUTE).up("job").done("job").pass(MINUTE).done("job").pass(MINUTE);
    assertEquals(List.of("job crash", "job recovered"), line.messages());
  }

  @Test
  void whoIsStoppedOrGoneIsInTroubleNoMore() {
    var line = line(USUAL, pace(0, 1000, 10));
    line.crash("web").crash("web:gone").pass(MINUTE).stopped("web").pass(MINUTE);
    assertTrue(line.rule.idle());
    line.up("web").pass(HOUR);
    assertEquals(List.of("web crash, web:gone crash"), line.messages());
  }

  @Test
  void quietHoursHoldAllButWhatIsCritical() {
    var night = new QuietHours(LocalTime.of(11, 0), LocalTime.of(13, 0), true);
    var line = line(USUAL, pace(0, 1000, 0), night);
    line.crash("a").pass(Duration.ofMinutes(30)).crash("b").pass(MINUTE);
    assertEquals(List.of(), line.messages());
    line.takeOver();
    line.pass(HOUR);
    assertEquals(List.of("a crash, b crash"), line.messages());
    var critical = line(USUAL, pace(0, 1000, 0), night);
    critical.crash("a").pass(MINUTE).fatal("b").pass(MINUTE);
    assertEquals(List.of("a crash, b fatal"), critical.messages());
    var silent = line(USUAL, pace(0, 1000, 0), new QuietHours(night.from(), night.to(), false));
    silent.fatal("b").pass(MINUTE);
    assertEquals(List.of(), silent.messages());
  }

  @Test
  void aClockThatIsSetBackDelaysNothingForLong() {
    var line = line(USUAL, pace(60, 20, 10));
    line.crash("a").pass(MINUTE);
    line.now -= HOUR.toMillis();
    line.crash("b");
    line.look();
    line.now += MINUTE.toMillis();
    line.look();
    assertEquals(List.of("a crash", "b crash"), line.messages());
  }

  @Test
  void whenThereIsNoRoomWhatIsLeastSevereIsOnlyCounted() {
    var line = line(EnumSet.allOf(AlertEvent.class), pace(0, 1000, 10));
    for (int i = 0; i < 60; i++) line.up("p" + i);
    line.fatal("web").pass(MINUTE);
    var digest = line.told.getFirst();
    assertEquals(Digest.MOST, digest.alarms().size());
    assertEquals(11, digest.others());
    assertEquals("web", digest.alarms().getLast().process().text());
  }

  @Test
  void whatAnotherVersionHasLeftIsToldAlsoWhenItIsOnlyCounted() {
    var line = line(USUAL, pace(0, 1000, 10));
    var counted = new Digest(List.of(), 3);
    var left = new RuleState(counted, line.now, List.of(), Map.of());
    line.rule = new Rule(line.config, ZoneOffset.UTC, left);
    assertFalse(line.rule.idle());
    line.pass(MINUTE);
    assertEquals(List.of(counted), line.told);
    assertEquals(List.of(5000L), line.toldAt);
    assertTrue(line.rule.idle());
  }

  @Test
  void stateIsRememberedOnlyWhenItHasChanged() {
    var line = line(USUAL, pace(0, 1000, 10));
    line.up("web");
    assertFalse(line.rule.takeChanged());
    line.crash("web");
    assertTrue(line.rule.takeChanged());
    assertFalse(line.rule.takeChanged());
  }
}
