package jsupervisor.http.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import jsupervisor.usage.Sample;
import jsupervisor.usage.Usage;
import org.junit.jupiter.api.Test;

class WatchTest {
  private static Sample look(int pid, long born, long ticks, long pages, double atSeconds) {
    return new Sample(
        pid,
        new Usage(1, born, ticks, 1, pages),
        OptionalInt.empty(),
        (long) (atSeconds * 1e9),
        (long) atSeconds);
  }

  @Test
  void twoLooksMakeASample() {
    var watch = new Watch();
    assertEquals(Optional.empty(), watch.add(look(42, 1, 100, 10, 0)));
    var sample = new jsupervisor.web.Sample(2, 25.0, 20 * Usage.PAGE);
    assertEquals(Optional.of(sample), watch.add(look(42, 1, 150, 20, 2)));
    assertEquals(List.of(sample), watch.samples());
  }

  @Test
  void anotherProcessOrALongPauseBeginsAnew() {
    var watch = new Watch();
    watch.add(look(42, 1, 100, 10, 0));
    assertEquals(Optional.empty(), watch.add(look(42, 1, 200, 10, 60)));
    assertEquals(Optional.empty(), watch.add(look(42, 2, 0, 10, 61)));
    assertEquals(Optional.empty(), watch.add(look(43, 2, 0, 10, 62)));
    assertTrue(watch.add(look(43, 2, 0, 10, 63)).isPresent());
  }

  @Test
  void onlyTenMinutesAreKept() {
    var watch = new Watch();
    for (int i = 0; i < 1000; i++) watch.add(look(1, 1, i, 1, i));
    assertEquals(600, watch.samples().size());
    assertEquals(400, watch.samples().getFirst().atMillis());
  }
}
