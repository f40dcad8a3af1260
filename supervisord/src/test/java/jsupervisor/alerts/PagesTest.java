package jsupervisor.alerts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import jsupervisor.ask.ProcessInfo;
import jsupervisor.ask.Vigil;
import jsupervisor.chronicle.Entry;
import jsupervisor.chronicle.Page;
import jsupervisor.chronicle.Tally;
import jsupervisor.terms.ProcessName;
import jsupervisor.terms.StateCode;
import org.junit.jupiter.api.Test;

class PagesTest {
  private static final ProcessName WEB = new ProcessName("web", "web");
  private static final ProcessName DB = new ProcessName(Vigil.OUTSIDE, "db");
  private static final OptionalLong NO = OptionalLong.empty();

  /** With a process since its 100th millisecond, whose child was started 10 before. */
  private static Pages pages(StateCode state, Wellness health) {
    var entries = new TreeMap<ProcessName, Entry>();
    entries.putAll(Map.of(WEB, new Entry(Tally.begun(state, 100), Optional.of(info(state)))));
    return new Pages(() -> new Page(entries, 0), _ -> health);
  }

  private static ProcessInfo info(StateCode state) {
    return new ProcessInfo(WEB, 0, 0, 0, state, "", 0, "", "", 42, "", 90, 1, "", false);
  }

  @Test
  void whoIsProbedIsWellOnlyWhileHealthyAndRunning() {
    var running = StateCode.RUNNING;
    assertEquals(OptionalLong.of(100), pages(running, new Wellness.Unprobed()).wellSince(WEB));
    assertEquals(OptionalLong.of(100), pages(running, new Wellness.Well(50, 90)).wellSince(WEB));
    assertEquals(OptionalLong.of(150), pages(running, new Wellness.Well(150, 90)).wellSince(WEB));
    assertEquals(NO, pages(running, new Wellness.Unwell()).wellSince(WEB));
    assertEquals(NO, pages(running, new Wellness.Unknown()).wellSince(WEB));
    assertEquals(NO, pages(StateCode.STARTING, new Wellness.Well(50, 90)).wellSince(WEB));
    assertEquals(NO, pages(running, new Wellness.Unprobed()).stoppedSince(WEB));
    var stopped = pages(StateCode.STOPPED, new Wellness.Unwell());
    assertEquals(OptionalLong.of(100), stopped.stoppedSince(WEB));
  }

  @Test
  void healthOfTheChildBeforeSaysNothingOfThisOne() {
    var running = StateCode.RUNNING;
    assertEquals(NO, pages(running, new Wellness.Well(50, 40)).wellSince(WEB));
    assertEquals(NO, pages(running, new Wellness.Well(150, 40)).wellSince(WEB));
    assertEquals(OptionalLong.of(50), pages(running, new Wellness.Well(50, 40)).wellSince(DB));
  }

  @Test
  void whatIsOutsideIsThereAsLongAsItIsProbed() {
    assertEquals(
        OptionalLong.of(50), pages(StateCode.RUNNING, new Wellness.Well(50, 90)).wellSince(DB));
    assertEquals(NO, pages(StateCode.RUNNING, new Wellness.Unprobed()).wellSince(DB));
    assertFalse(pages(StateCode.RUNNING, new Wellness.Unprobed()).knows(DB));
    assertTrue(pages(StateCode.RUNNING, new Wellness.Unknown()).knows(DB));
    assertTrue(pages(StateCode.RUNNING, new Wellness.Unwell()).knows(DB));
    assertTrue(pages(StateCode.RUNNING, new Wellness.Unprobed()).knows(WEB));
    assertFalse(pages(StateCode.RUNNING, new Wellness.Unprobed()).knows(new ProcessName("x", "y")));
  }
}
