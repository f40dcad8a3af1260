package jsupervisor.crashes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jsupervisor.crashes.report.Examples;
import jsupervisor.crashes.report.Profile;
import jsupervisor.terms.ProcessName;
import org.junit.jupiter.api.Test;

class GoodStartsTest {
  private static final long MINUTE = GoodStarts.LASTED_MILLIS;
  private static final ProcessName A = new ProcessName("a", "a");

  private final List<ProcessName> good = new ArrayList<>();
  private final List<Profile> kept = new ArrayList<>();
  private Optional<Profile> now = Optional.of(Examples.report("old", 0, "").profile());
  private final GoodStarts starts =
      new GoodStarts(
          _ -> now,
          (process, profile) -> {
            good.add(process);
            kept.add(profile);
          });

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
  void itIsKeptHowItWasStartedNotWhatIsThereWhenItProvesGood() {
    var old = now;
    starts.cameUp(A, 0);
    now = Optional.of(Profile.UNKNOWN);
    starts.look(MINUTE);
    assertEquals(List.of(old.orElseThrow()), kept);
  }

  @Test
  void oneThatIsNotThereAnyMoreIsNotGood() {
    now = Optional.empty();
    starts.cameUp(A, 0);
    starts.look(MINUTE);
    starts.wentWell(A, MINUTE);
    assertEquals(List.of(), good);
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
