package jsupervisor.alerts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import jsupervisor.alerts.rule.Happening;
import jsupervisor.ask.Cause;
import jsupervisor.ask.Transition;
import jsupervisor.terms.ProcessName;
import jsupervisor.terms.StateCode;
import org.junit.jupiter.api.Test;

/** A second of wall time is a second of the other clock. */
class DoubtsTest {
  private static final ProcessName WEB = new ProcessName("web", "web");
  private static final ProcessName DB = new ProcessName("db", "db");
  private static final long MILLI = 1_000_000;

  private final Doubts doubts = new Doubts();

  private static Happening sick(ProcessName process, long atMillis) {
    return Happening.unhealthy(process, atMillis, "refused", true);
  }

  private void said(ProcessName process, long atMillis) {
    doubts.add(sick(process, atMillis), atMillis * MILLI);
  }

  private List<Happening> changed(StateCode from, StateCode to, long atMillis) {
    var change = new Transition(atMillis, from, to, new Cause.StopRequested(), 1);
    return doubts.changed(WEB, change);
  }

  private List<Happening> stopped(long atMillis) {
    var before = changed(StateCode.RUNNING, StateCode.STOPPING, atMillis);
    assertEquals(List.of(), changed(StateCode.STOPPING, StateCode.STOPPED, atMillis + 5));
    return before;
  }

  private List<Happening> settled(long heardMillis) {
    return doubts.settled(heardMillis * MILLI, heardMillis * MILLI);
  }

  @Test
  void whoWasStoppedBeforeIsNotUnhealthyInWhateverOrderItIsHeard() {
    said(WEB, 1200);
    said(DB, 1200);
    assertEquals(List.of(), settled(1200), "the stop may not have been heard yet");
    assertEquals(List.of(), stopped(1000));
    said(WEB, 1300);
    assertEquals(List.of(sick(DB, 1200)), settled(2000));
    assertTrue(doubts.isEmpty());
  }

  @Test
  void whoIsStoppedBecauseItIsUnhealthyIsToldBeforeItsStop() {
    said(WEB, 1000);
    assertEquals(List.of(sick(WEB, 1000)), stopped(1000));
    assertTrue(doubts.isEmpty());
    stopped(2000);
    said(WEB, 2000);
    assertEquals(List.of(sick(WEB, 2000)), settled(2100), "not before");
  }

  @Test
  void theNextRunIsJudgedByItself() {
    stopped(1000);
    assertEquals(List.of(), changed(StateCode.STOPPED, StateCode.STARTING, 1010));
    assertEquals(List.of(), changed(StateCode.STARTING, StateCode.RUNNING, 1010));
    said(WEB, 1400);
    assertEquals(List.of(), settled(1499));
    assertEquals(List.of(sick(WEB, 1400)), settled(1500));
  }

  @Test
  void nothingIsHeldBackForEver() {
    said(WEB, 1000);
    assertEquals(List.of(), doubts.settled(0, 5999 * MILLI));
    assertEquals(List.of(sick(WEB, 1000)), doubts.settled(0, 6000 * MILLI));
    said(DB, 7000);
    assertEquals(List.of(sick(DB, 7000)), doubts.rest());
    assertTrue(doubts.isEmpty());
  }
}
