package jsupervisor.crashes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import jsupervisor.terms.ExitStatus;
import jsupervisor.terms.ProcessName;
import org.junit.jupiter.api.Test;

class PaceTest {
  private static final ProcessName A = new ProcessName("a", "a");
  private static final ExitStatus ONE = new ExitStatus.Code(1);
  private static final ExitStatus TWO = new ExitStatus.Code(2);
  private static final long SECOND = 1_000_000_000L;

  private final Pace pace = new Pace(0);

  @Test
  void oneLookStandsForAllThatEndAlikeWithinSeconds() {
    assertEquals(Optional.empty(), pace.same(A, ONE, 0));
    pace.looked(A, ONE, "id", 0);
    assertEquals(Optional.of("id"), pace.same(A, ONE, Pace.SAME_NANOS - 1));
    assertEquals(Optional.empty(), pace.same(A, TWO, 1));
    assertEquals(Optional.empty(), pace.same(new ProcessName("a", "b"), ONE, 1));
    assertEquals(Optional.empty(), pace.same(A, ONE, Pace.SAME_NANOS));
    assertEquals(Optional.of("id"), pace.likely(A, ONE));
  }

  @Test
  void howeverManyEndThereAreFewLooks() {
    int looks = 0;
    for (long now = 0; now < 100 * SECOND; now += SECOND / 1000) if (pace.mayLook(now)) looks++;
    assertTrue(looks >= 990 && looks <= 1040, "looks: " + looks);
  }

  @Test
  void processesThatCameAndWentAreForgotten() {
    for (int i = 0; i < 10_000; i++) pace.looked(new ProcessName("g", "p" + i), ONE, "id", 0);
    assertEquals(Optional.empty(), pace.likely(new ProcessName("g", "p0"), ONE));
    assertEquals(Optional.of("id"), pace.likely(new ProcessName("g", "p9999"), ONE));
  }
}
