package jsupervisor.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class NamedLinesTest {
  private final NamedLines lines = new NamedLines("web");

  private String take(String text) {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    return text(lines.take(bytes, bytes.length));
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  @Test
  void everyLineStandsBehindTheName() {
    assertEquals("web | one\nweb | \nweb | two\n", take("one\n\ntwo\n"));
  }

  @Test
  void aLineWaitsForItsEndAndTheEndCompletesIt() {
    assertEquals("", take("be"));
    assertEquals("web | begun\n", take("gun\nand"));
    assertEquals("web | and\n", text(lines.end()));
    assertEquals("", text(lines.end()));
  }

  @Test
  void aLineThatDoesNotFitIsCutBetweenCharacters() {
    for (var letter : new String[] {"x", "é", "€", "😀"}) {
      var long_ = letter.repeat(5000);
      var cut = take(long_ + "\n").lines().toList();
      for (var line : cut) {
        assertTrue(line.startsWith("web | "), line);
        int size = line.getBytes(StandardCharsets.UTF_8).length + 1;
        assertTrue(size <= NamedLines.MOST, size + "");
      }
      assertEquals(
          long_, cut.stream().map(line -> line.substring(6)).collect(Collectors.joining()));
    }
  }

  @Test
  void bytesThatAreNoTextComeThrough() {
    var bytes = new byte[10_000];
    for (int i = 0; i < bytes.length; i++) bytes[i] = (byte) 0x80;
    var out = new String(lines.take(bytes, bytes.length), StandardCharsets.ISO_8859_1);
    out += new String(lines.end(), StandardCharsets.ISO_8859_1);
    assertEquals("\u0080".repeat(10_000), out.replace("web | ", "").replace("\n", ""));
  }

  @Test
  void howItComesInPiecesDoesNotMatter() {
    var random = new Random(7);
    var text = new StringBuilder();
    while (text.length() < 100_000) text.append("ab€".repeat(random.nextInt(3000))).append('\n');
    var whole = new NamedLines("web");
    var bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    var expected = text(whole.take(bytes, bytes.length));
    var parts = new StringBuilder();
    for (int at = 0; at < bytes.length; ) {
      int n = Math.min(bytes.length - at, 1 + random.nextInt(9000));
      var part = java.util.Arrays.copyOfRange(bytes, at, at + n);
      parts.append(new String(lines.take(part, n), StandardCharsets.ISO_8859_1));
      at += n;
    }
    assertEquals(
        expected,
        new String(parts.toString().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8));
  }
}
