package jsupervisor.crashes.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import jsupervisor.terms.ExitStatus;
import jsupervisor.terms.ProcessName;
import jsupervisor.terms.Signal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FingerprintTest {
  private static final ProcessName SHOP = new ProcessName("shop", "shop_0");
  private static final Kind ONE = new Kind.Ended(new ExitStatus.Code(1));
  private static final LogEnd NOTHING = LogEnd.none("");

  private static final String JAVA =
      """
      12:00:01 INFO begun
      Exception in thread "main-%1$d" java.lang.IllegalStateException: order %1$d is lost
      \tat shop.Orders.find(Orders.java:%1$d)
      \tat shop.Orders.lambda$run$%1$d(Orders.java:7)
      Caused by: java.io.IOException: disk %1$d
      \tat shop.Disk.read(Disk.java:9)
      \t... 12 more
      bye
      """;

  private static LogEnd lines(String text) {
    return new LogEnd(text.lines().toList(), "");
  }

  private static Fingerprint of(String stderr) {
    return Fingerprint.of(SHOP, ONE, NOTHING, lines(stderr));
  }

  @Test
  void aStackTraceIsTheSameWhateverNumbersAreInIt() {
    assertEquals(of(JAVA.formatted(1)).id(), of(JAVA.formatted(987_654)).id());
    assertNotEquals(of(JAVA.formatted(1)).id(), of(JAVA.replace("Disk.read", "Disk.write")).id());
    assertEquals(
        "Exception in thread \"main-5\" java.lang.IllegalStateException: order 5 is lost",
        of(JAVA.formatted(5)).what());
  }

  @Test
  void tenThousandTimesTheSameTraceIsOneKind() {
    var ids = new java.util.HashSet<String>();
    for (int i = 0; i < 10_000; i++) ids.add(of(JAVA.formatted(i)).id());
    assertEquals(1, ids.size());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "Traceback (most recent call last):;  File \"a.py\", line 3, in f;    g();ValueError: no 7"
            + "|ValueError: no 7",
        "panic: index out of range [5];;goroutine 1 [running]:;main.f(0x1);\t/src/a.go:12 +0x1d"
            + "|panic: index out of range [5]",
        "Error: no such thing;    at f (/app/a.js:1:2);    at g (/app/b.js:3:4)"
            + "|Error: no such thing",
        "thread 'main' panicked at a.rs:3:5;   0: std::panicking;   1: main::f"
            + "|thread 'main' panicked at a.rs:3:5",
        "cannot open 404 files;and so on;  |and so on"
      })
  void theMessageOfEachRunTimeIsFound(String stderr, String what) {
    assertEquals(what, of(stderr.replace(';', '\n')).what());
  }

  @Test
  void whoHowAndTheLastLineMakeTheKind() {
    var print = of("x\nno route to host 10.0.0.1\n");
    assertEquals(print.id(), of("y\nno route to host 10.0.0.2\n\n").id());
    assertNotEquals(print.id(), of("no route to mars").id());
    var killed = new Kind.Ended(new ExitStatus.Killed(Signal.KILL, false));
    var end = lines("no route to host 10.0.0.1");
    assertNotEquals(print.id(), Fingerprint.of(SHOP, killed, NOTHING, end).id());
    var other = new ProcessName("shop", "shop_17");
    assertEquals(print.id(), Fingerprint.of(other, ONE, NOTHING, end).id());
    var stranger = new ProcessName("bank", "shop_0");
    assertNotEquals(print.id(), Fingerprint.of(stranger, ONE, NOTHING, end).id());
  }

  @Test
  void standardOutputCountsForItsTraceOnly() {
    var a = Fingerprint.of(SHOP, ONE, lines("order a"), NOTHING);
    assertEquals(a.id(), Fingerprint.of(SHOP, ONE, lines("order b"), NOTHING).id());
    assertNotEquals(a.id(), Fingerprint.of(SHOP, ONE, lines(JAVA.formatted(1)), NOTHING).id());
  }
}
