package jsupervisor.metrics.send;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class StandingTest {
  private final Standing standing = new Standing("graphite at h:1");

  private static long minutes(double minutes) {
    return (long) (minutes * TimeUnit.MINUTES.toNanos(1));
  }

  @Test
  void aTargetThatComesAndGoesFillsNoLog() {
    assertEquals(Optional.empty(), standing.worked(0, 0));
    assertEquals(
        Optional.of("metrics cannot be sent to graphite at h:1: refused; it is tried again"),
        standing.failed(0, "refused", 5));
    for (double at = 0; at < 9; at += 0.5) {
      assertEquals(Optional.empty(), standing.failed(minutes(at), "refused", 7));
      assertEquals(Optional.empty(), standing.worked(minutes(at + 0.2), 7));
    }
    assertEquals(
        Optional.of(
            "metrics cannot be sent to graphite at h:1: reset (still; 4 figures were dropped so"
                + " far); it is tried again"),
        standing.failed(minutes(10), "reset", 9));
  }

  @Test
  void afterAMinuteWithoutFailureItIsWellAgain() {
    standing.failed(0, "refused", 0);
    assertEquals(Optional.empty(), standing.worked(minutes(0.9), 12));
    assertEquals(
        Optional.of(
            "metrics are sent to graphite at h:1 again; 12 figures were dropped in between"),
        standing.worked(minutes(1), 12));
    assertEquals(Optional.empty(), standing.worked(minutes(2), 12));
  }
}
