package jsupervisor.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jsupervisor.ask.Cause;
import jsupervisor.ask.Transition;
import jsupervisor.terms.StateCode;
import org.junit.jupiter.api.Test;

class TrailTest {
  private final Trail trail = new Trail();

  private void starts(long atMillis, Cause cause) {
    trail.add(new Transition(atMillis, StateCode.EXITED, StateCode.STARTING, cause, 0));
  }

  @Test
  void onlyStartsThatNobodyAskedForAreRestartsAndOnlyThoseSinceThen() {
    starts(1, new Cause.Autorestart());
    starts(2, new Cause.StartRequested());
    starts(3, new Cause.Retry(2, 4));
    starts(4, new Cause.Lasted(1));
    starts(5, new Cause.Autorestart());
    assertEquals(3, trail.restarts(0));
    assertEquals(2, trail.restarts(3));
    assertEquals(0, trail.restarts(6));
  }

  @Test
  void whatIsForgottenIsNotCounted() {
    for (int at = 0; at < 100; at++) starts(at, new Cause.Autorestart());
    assertEquals(Trail.MOST, trail.restarts(0));
  }
}
