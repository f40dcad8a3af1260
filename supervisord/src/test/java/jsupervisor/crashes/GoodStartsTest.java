package jsupervisor.crashes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import jsupervisor.terms.ProcessName;
import org.junit.jupiter.api.Test;

class GoodStartsTest {
  private static final long MINUTE = GoodStarts.LASTED_MILLIS;
  private static final ProcessName A = new ProcessName("a", "a");

  private final List<ProcessName> good = new ArrayList<>();
  private final GoodStarts starts = new GoodStarts(good::add);

  @Test
  void oneThatLastsAMinuteIsGood() {
    starts.cameUp(A, 0);
    starts.look(MINUTE - 1);
    assertEquals(List.of(), good);
    starts.look(MINUTE);
    starts.look(2 * MINUTE);
    assertEquals(List.of(A), good);
  }

  @Test
  void oneThatEndsAsItShouldIsGoodIfItCameUp() {
    starts.wentWell(A, 5);
    assertEquals(List.of(), good);
    starts.cameUp(A, 6);
    starts.wentWell(A, 7);
    assertEquals(List.of(A), good);
  }

  @Test
  void oneThatCrashesIsNot() {
    starts.cameUp(A, 0);
    starts.crashed(A);
    starts.look(5 * MINUTE);
    assertEquals(List.of(), good);
  }

  @Test
  void manyGoodStartsAreTakenOnceAMinute() {
    for (int i = 0; i < 1000; i++) {
      starts.cameUp(A, i);
      starts.wentWell(A, i);
    }
    assertEquals(List.of(A), good);
  }

  @Test
  void manyProcessesAreTakenInTurn() {
    for (int i = 0; i < 50; i++) starts.cameUp(new ProcessName("g", "p" + i), 0);
    starts.look(MINUTE);
    assertEquals(GoodStarts.AT_A_TIME, good.size());
    starts.look(MINUTE);
    starts.look(MINUTE);
    assertEquals(50, good.size());
  }
}
