package jsupervisor.alerts.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jsupervisor.config.alert.AlertConfig;
import jsupervisor.config.alert.AlertEvent;
import jsupervisor.config.alert.AlertPace;
import jsupervisor.config.alert.AlertTargets;
import jsupervisor.config.alert.Severity;
import org.junit.jupiter.api.Test;

/** What a rule makes of health. */
class HealthRuleTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Set<AlertEvent> USUAL =
      EnumSet.of(AlertEvent.UNHEALTHY, AlertEvent.CRASH, AlertEvent.FLAPPING, AlertEvent.RECOVERED);

  private static Timeline line(Severity least, int recoverySeconds, String... programs) {
    var pace =
        new AlertPace(
            Duration.ofSeconds(5),
            Duration.ZERO,
            1000,
            4,
            Duration.ofMinutes(10),
            Duration.ofSeconds(recoverySeconds));
    return new Timeline(
        new AlertConfig(
            "x",
            USUAL,
            List.of(programs),
            least,
            pace,
            Optional.empty(),
            "/none",
            new AlertTargets(List.of(), Optional.empty(), Optional.empty(), true)));
  }

  private static Timeline line() {
    return line(Severity.INFO, 30);
  }

  @Test
  void whoIsUnhealthyHasRecoveredWhenItWasHealthyForAWhile() {
    var line = line().up("web").pass(MINUTE).unhealthy("web", false).pass(MINUTE.multipliedBy(60));
    assertEquals(List.of("web unhealthy"), line.messages());
    assertEquals("status 500", line.told.getFirst().alarms().getFirst().why());
    assertEquals(Severity.WARNING, line.told.getFirst().severity());
    line.takeOver();
    line.healthy("web").pass(Duration.ofSeconds(29));
    assertEquals(1, line.told.size());
    line.takeOver();
    line.pass(Duration.ofSeconds(10));
    assertEquals(List.of("web unhealthy", "web recovered"), line.messages());
    assertEquals("HEALTHY for 30 s", line.told.getLast().alarms().getFirst().why());
    assertTrue(line.rule.idle());
  }

  @Test
  void whatIsOutsideIsToldLikewise() {
    var line = line(Severity.INFO, 30, "probe:db");
    line.unhealthy("probe:db", false).unhealthy("probe:other", false).unhealthy("db", false);
    line.pass(MINUTE).healthy("probe:db").pass(MINUTE);
    assertEquals(List.of("probe:db unhealthy", "probe:db recovered"), line.messages());
  }

  @Test
  void aCrashIsNotOverWhileItsProcessIsUnhealthy() {
    var line = line().crash("web").unhealthy("web", false).up("web").pass(MINUTE);
    assertEquals(List.of("web crash, web unhealthy"), line.messages());
    line.healthy("web").pass(MINUTE);
    assertEquals("web recovered", line.messages().getLast());
  }

  @Test
  void aProbeThatWantsThatSomebodyIsToldIsCritical() {
    var line = line(Severity.CRITICAL, 30).unhealthy("web", false).unhealthy("db", true);
    line.pass(MINUTE).healthy("db").pass(MINUTE);
    assertEquals(List.of("db unhealthy", "db recovered"), line.messages());
    assertEquals(Severity.CRITICAL, line.told.getFirst().severity());
  }

  @Test
  void aRestartThatHelpsIsARecoveryAndAStopIsTheEndOfTrouble() {
    var line = line().up("web").unhealthy("web", false).pass(MINUTE).stopped("web");
    line.pass(Duration.ofSeconds(2)).up("web").healthy("web").pass(MINUTE);
    assertEquals(List.of("web unhealthy", "web recovered"), line.messages());
    line.unhealthy("web", false).pass(MINUTE).stopped("web");
    line.takeOver();
    line.pass(Duration.ofSeconds(11));
    assertTrue(line.rule.idle());
    line.up("web").healthy("web").pass(MINUTE);
    assertEquals(List.of("web unhealthy"), line.messages().subList(2, line.told.size()));
  }

  @Test
  void aRestartThatNeverHelpsIsFlapping() {
    var line = line();
    for (int i = 0; i < 20; i++)
      line.up("web").pass(MINUTE.dividedBy(2)).unhealthy("web", false).pass(MINUTE).stopped("web");
    assertEquals(List.of("web unhealthy", "web unhealthy", "web flapping"), line.messages());
  }

  @Test
  void whatIsSeenATickTooLateIsNoRecovery() {
    var line = line(Severity.INFO, 0).up("web").pass(MINUTE).heardUnhealthy("web", false);
    line.pass(Duration.ofSeconds(1)).unhealthy("web", false).pass(MINUTE);
    assertEquals(List.of("web unhealthy x2"), line.messages());
    line.healthy("web").pass(MINUTE);
    assertEquals("web recovered", line.messages().getLast());
  }
}
