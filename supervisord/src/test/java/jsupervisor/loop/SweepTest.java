package jsupervisor.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class SweepTest {
  private static final long MIB = 1L << 20;
  private static final long SECOND = 1_000_000_000L;
  private static final long MINUTE = 60 * SECOND;

  private long used = 5 * MIB;
  private long left = 5 * MIB;
  private int collections;
  private long now;
  private final Sweep sweep = new Sweep(() -> used, this::collect, now);

  private void collect() {
    collections++;
    used = left;
  }

  private int after(long bytes, long wait) {
    used = bytes;
    now += MINUTE;
    if (sweep.due(wait, now)) sweep.run(now);
    return collections;
  }

  @Test
  void aLittleMayLieAbout() {
    assertEquals(0, after(13 * MIB, -1));
    assertEquals(1, after(13 * MIB + 1, -1));
    assertEquals(1, after(13 * MIB, -1));
    assertEquals(2, after(13 * MIB + 1, SECOND));
  }

  @Test
  void itWaitsForAQuietMoment() {
    assertEquals(0, after(30 * MIB, 0));
    assertEquals(0, after(40 * MIB, SECOND / 1000));
    assertTrue(sweep.due(SECOND, now), "which need not be one of those in which it looks");
    assertFalse(sweep.overdue(), "if nothing else is there to be done");
    sweep.run(now);
    assertFalse(sweep.due(SECOND, now));
  }

  @Test
  void butNotForEver() {
    assertEquals(0, after(69 * MIB, 0));
    used = 69 * MIB + 1;
    now += SECOND;
    assertTrue(sweep.due(0, now));
    assertTrue(sweep.overdue());
  }

  @Test
  void itSweepsOnceAMinuteAndLooksOnceASecond() {
    used = 30 * MIB;
    assertFalse(sweep.due(-1, now + MINUTE - 1));
    assertTrue(sweep.due(-1, now + MINUTE));
    used = 100 * MIB;
    assertFalse(sweep.overdue(), "it has not looked since");
    assertTrue(sweep.due(-1, now + MINUTE + SECOND));
    assertTrue(sweep.overdue());
    sweep.run(now + MINUTE + SECOND);
    assertFalse(sweep.due(-1, now + 2 * MINUTE));
  }

  @Test
  void whatLivesMayDoubleWhereThereIsMuchOfIt() {
    left = 40 * MIB;
    assertEquals(1, after(60 * MIB, -1));
    assertEquals(1, after(80 * MIB, -1));
    assertEquals(2, after(80 * MIB + 1, -1));
  }

  @Test
  void whatTheJvmCollectsByItselfIsSeen() {
    left = 40 * MIB;
    assertEquals(1, after(60 * MIB, -1));
    assertEquals(1, after(6 * MIB, -1));
    assertEquals(1, after(14 * MIB, -1));
    assertEquals(2, after(14 * MIB + 1, -1));
  }
}
