package jsupervisor.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class SweepTest {
  private static final long MIB = 1L << 20;
  private static final long SECOND = 1_000_000_000L;

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
    now += SECOND;
    sweep.beforeSleep(wait, now);
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
    sweep.beforeSleep(SECOND, now);
    assertEquals(1, collections, "which need not be one of those in which it looks");
  }

  @Test
  void butNotForEver() {
    assertEquals(0, after(69 * MIB, 0));
    assertEquals(1, after(69 * MIB + 1, 0));
  }

  @Test
  void itLooksOnceASecond() {
    used = 100 * MIB;
    sweep.beforeSleep(-1, now + SECOND - 1);
    assertEquals(0, collections);
    sweep.beforeSleep(-1, now + SECOND);
    assertEquals(1, collections);
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
