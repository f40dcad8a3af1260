package jsupervisor.crashes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import jsupervisor.terms.ExitStatus;
import jsupervisor.terms.ProcessName;
import org.junit.jupiter.api.Test;

class TriageTest {
  private static final ProcessName A = new ProcessName("a", "a");
  private static final ExitStatus ONE = new ExitStatus.Code(1);
  private static final ExitStatus TWO = new ExitStatus.Code(2);
  private static final long SECOND = 1_000_000_000L;

  private final Triage triage = new Triage(0);

  @Test
  void oneLookStandsForAllThatEndAlikeWithinSeconds() {
    assertEquals(Optional.empty(), triage.same(A, ONE, 0));
    triage.looked(A, ONE, "id", 0);
    assertEquals(Optional.of("id"), triage.same(A, ONE, Triage.SAME_NANOS - 1));
    assertEquals(Optional.empty(), triage.same(A, TWO, 1));
    assertEquals(Optional.empty(), triage.same(new ProcessName("a", "b"), ONE, 1));
    assertEquals(Optional.empty(), triage.same(A, ONE, Triage.SAME_NANOS));
    assertEquals(Optional.of("id"), triage.likely(A, ONE));
  }

  @Test
  void howeverManyEndThereAreFewLooks() {
    int looks = 0;
    for (long now = 0; now < 100 * SECOND; now += SECOND / 1000) if (triage.mayLook(now)) looks++;
    assertTrue(looks >= 990 && looks <= 1040, "looks: " + looks);
  }

  @Test
  void processesThatCameAndWentAreForgotten() {
    for (int i = 0; i < 10_000; i++) triage.looked(new ProcessName("g", "p" + i), ONE, "id", 0);
    assertEquals(Optional.empty(), triage.likely(new ProcessName("g", "p0"), ONE));
    assertEquals(Optional.of("id"), triage.likely(new ProcessName("g", "p9999"), ONE));
  }
}
