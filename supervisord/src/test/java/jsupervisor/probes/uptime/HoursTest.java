package jsupervisor.probes.uptime;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class HoursTest {
  private static final long HOUR = 3_600_000;
  private static final long T = 490_000 * HOUR;

  @Test
  void nothingIsKnownOfTheTimeBefore() {
    var hours = new Hours(T);
    assertEquals(100, hours.percent(24, T));
    assertEquals(0, hours.percent(24, T + 1));
    hours.up(T, T + HOUR / 2);
    assertEquals(50, hours.percent(24, T + HOUR));
    assertEquals(50, hours.percent(720, T + HOUR));
  }

  @Test
  void aLongTimeIsSpreadOverItsHours() {
    var hours = new Hours(T);
    hours.up(T + HOUR / 4, T + 3 * HOUR + 1);
    assertEquals(HOUR * 3 / 4, hours.in(hours.last() - 3));
    assertEquals(HOUR, hours.in(hours.last() - 1));
    assertEquals(1, hours.in(hours.last()));
    assertEquals(0, hours.in(hours.last() + 1));
  }

  @Test
  void whatIsLongAgoDoesNotCount() {
    var hours = new Hours(T);
    hours.up(T, T + 100 * HOUR);
    assertEquals(100, hours.percent(24, T + 100 * HOUR));
    assertEquals(0, hours.percent(24, T + 124 * HOUR + HOUR));
    assertEquals(100.0 * 68 / 168, hours.percent(7 * 24, T + 200 * HOUR), 1e-9);
    assertEquals(50, hours.percent(720, T + 200 * HOUR), 1e-9);
    hours.up(T + 900 * HOUR, T + 901 * HOUR);
    assertEquals(100.0 / 720, hours.percent(720, T + 901 * HOUR), 1e-9);
    hours.up(T, T + 5000 * HOUR);
    assertEquals(100, hours.percent(720, T + 5000 * HOUR), 1e-9);
  }

  @Test
  void aClockThatIsSetBackMakesNoMoreThanAnHourOfAnHour() {
    var hours = new Hours(T);
    hours.up(T, T + HOUR);
    for (int i = 0; i < 100; i++) hours.up(T - 50 * HOUR, T - 49 * HOUR);
    assertEquals(HOUR, hours.in(hours.last()));
    assertEquals(100, hours.percent(24, T - 40 * HOUR));
  }
}
