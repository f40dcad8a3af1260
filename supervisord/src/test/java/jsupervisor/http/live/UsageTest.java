package jsupervisor.http.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import jsupervisor.web.Sample;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UsageTest {
  private static final long SECOND = 1_000_000_000;

  @Test
  void theNameOfAProgramMayHoldAnything() {
    var stat =
        "42 (a) R 1 (b)) S 1 42 42 0 -1 4194560 110 0 0 0 7 5 0 0 20 0 1 0 123456 1000 321"
            + " 18446744073709551615 1 1 0 0 0";
    assertEquals(Optional.of(new Usage(123_456, 12, 321)), Usage.parse(stat));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "42",
        "42 (x)",
        "42 (x) S 1 2 3",
        "42 (x) S a b c d e f g h i j k l m n o p q r s t u v"
      })
  void whatIsNoProcessIsNone(String stat) {
    assertEquals(Optional.empty(), Usage.parse(stat));
  }

  @Test
  void thisProcessUsesSomething() {
    var usage = Usage.of((int) ProcessHandle.current().pid()).orElseThrow();
    assertTrue(usage.cpuTicks() > 0 && usage.residentPages() > 1000 && usage.born() > 0);
    assertEquals(Optional.empty(), Usage.of(-1));
  }

  @Test
  void theKernelSaysHowLargeAPageIs() {
    var auxv = ByteBuffer.allocate(64).order(ByteOrder.nativeOrder());
    auxv.putLong(16).putLong(7).putLong(6).putLong(65536).putLong(0).putLong(0);
    assertEquals(65536, Usage.pageSize(auxv.array()));
    assertEquals(4096, Usage.pageSize(new byte[17]));
    assertTrue(Usage.pageSize() >= 4096);
  }

  @Test
  void twoLooksMakeASample() {
    var watch = new Watch();
    watch.pid(42);
    assertEquals(Optional.empty(), watch.add(new Usage(1, 100, 10), 4096, 0, 1));
    var sample = new Sample(2, 25.0, 80_000);
    assertEquals(Optional.of(sample), watch.add(new Usage(1, 150, 20), 4000, 2 * SECOND, 2));
    assertEquals(java.util.List.of(sample), watch.samples());
  }

  @Test
  void anotherProcessOrALongPauseBeginsAnew() {
    var watch = new Watch();
    watch.pid(42);
    watch.add(new Usage(1, 100, 10), 4096, 0, 1);
    assertEquals(Optional.empty(), watch.add(new Usage(1, 200, 10), 4096, 60 * SECOND, 1));
    assertEquals(Optional.empty(), watch.add(new Usage(2, 0, 10), 4096, 61 * SECOND, 1));
    watch.pid(43);
    assertEquals(Optional.empty(), watch.add(new Usage(2, 0, 10), 4096, 62 * SECOND, 1));
    assertTrue(watch.add(new Usage(2, 0, 10), 4096, 63 * SECOND, 1).isPresent());
  }

  @Test
  void onlyTenMinutesAreKept() {
    var watch = new Watch();
    for (int i = 0; i < 1000; i++) watch.add(new Usage(1, i, 1), 1, i * SECOND, i);
    assertEquals(600, watch.samples().size());
    assertEquals(400, watch.samples().getFirst().atMillis());
  }
}
