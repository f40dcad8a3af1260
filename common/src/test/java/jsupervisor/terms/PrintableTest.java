package jsupervisor.terms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrintableTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\0", "\u0007", "\b", "\r", "\u001b", "\u007f", "\u0080", "\u009b", "\u009f", "\u202a",
        "\u202e", "\u2066", "\u2069"
      })
  void whatATerminalObeysIsReplaced(String control) {
    assertEquals("a\uFFFDb", Printable.of("a" + control + "b"));
    assertEquals("a\uFFFDb", Printable.line("a" + control + "b"));
  }

  @Test
  void textStaysTheVeryText() {
    var text = "größer \u00a0 \uD83D\uDE00 \u2029 a\tb\nc";
    assertSame(text, Printable.of(text));
    assertEquals("a\uFFFDb\uFFFDc", Printable.line("a\tb\nc"));
  }

  @Test
  void aNameStaysInItsLine() {
    assertEquals("a\\nb\\rc", Printable.name("a\nb\rc"));
    assertSame("plain", Printable.name("plain"));
  }
}
