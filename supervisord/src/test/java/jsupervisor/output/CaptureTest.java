package jsupervisor.output;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CaptureTest {
  private static final String B = "<!--XSUPERVISOR:BEGIN-->";
  private static final String E = "<!--XSUPERVISOR:END-->";
  private static final int MOST = 10;

  /** What is written, what goes to the log, the messages. */
  static Stream<Arguments> streams() {
    return Stream.of(
        Arguments.of("plain text", "plain text", List.of()),
        Arguments.of("a" + B + "b" + E + "c", "ac", List.of("b")),
        Arguments.of(B + E, "", List.of("")),
        Arguments.of(B + "1" + E + B + "2" + E, "", List.of("1", "2")),
        Arguments.of(E + "a", E + "a", List.of()),
        Arguments.of(B + B + E, "", List.of(B.substring(B.length() - MOST))),
        Arguments.of("<" + B + "x" + E, "<", List.of("x")),
        Arguments.of("<!--<!--XSUPERVISOR:" + B + "<" + E, "<!--<!--XSUPERVISOR:", List.of("<")),
        Arguments.of(B + "0123456789ABC" + E, "", List.of("3456789ABC")),
        Arguments.of("short\n", "short\n", List.of()),
        Arguments.of("held <!--XSUP", "held <!--XSUP", List.of()),
        Arguments.of("a" + B + "unfinished", "aunfinished", List.of()),
        Arguments.of(B + "x<!--XSUPERVISOR:EN", "ERVISOR:EN", List.of()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("streams")
  void textAndMessagesAreToldApartWhereverTheBytesAreCut(
      String stream, String log, List<String> messages) {
    var bytes = stream.getBytes(StandardCharsets.UTF_8);
    for (int cut = 0; cut <= bytes.length; cut++) {
      var pieces = List.of(Arrays.copyOf(bytes, cut), Arrays.copyOfRange(bytes, cut, bytes.length));
      var found = Found.read(new Capture(MOST), pieces);
      assertEquals(log, found.log(), "cut at " + cut);
      assertEquals(messages, found.messages(), "cut at " + cut);
    }
  }

  /** Known-traps C22. */
  @Test
  void noMoreIsHeldBackThanWhatMayBeAMark() {
    var capture = new Capture(MOST);
    var pieces = capture.take("prompt> <!".getBytes(StandardCharsets.UTF_8), 10);
    assertEquals("prompt> ", new String(pieces.getFirst().bytes(), StandardCharsets.UTF_8));
    assertEquals("<!", new String(capture.end().getFirst().bytes(), StandardCharsets.UTF_8));
  }

  /** Marks and halves of marks in random order and random pieces, against a plain search. */
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34})
  void aPlainSearchFindsTheSame(long seed) {
    var random = new Random(seed);
    for (int round = 0; round < 200; round++) {
      var stream = stream(random);
      int most = 1 + random.nextInt(60);
      var found = Found.read(new Capture(most), pieces(stream, random));
      var expected = Found.search(stream, most);
      assertEquals(expected.log(), found.log(), stream);
      assertEquals(expected.messages(), found.messages(), stream);
    }
  }

  private static String stream(Random random) {
    var text = new StringBuilder();
    int parts = random.nextInt(20);
    for (int i = 0; i < parts; i++) {
      var mark = random.nextBoolean() ? B : E;
      switch (random.nextInt(4)) {
        case 0 -> text.append(mark, 0, random.nextInt(mark.length()));
        case 1 -> text.append((char) ('a' + random.nextInt(26)));
        default -> text.append(mark);
      }
    }
    return text.toString();
  }

  private static List<byte[]> pieces(String stream, Random random) {
    var bytes = stream.getBytes(StandardCharsets.US_ASCII);
    var pieces = new ArrayList<byte[]>();
    for (int at = 0; at < bytes.length; ) {
      int end = Math.min(bytes.length, at + 1 + random.nextInt(30));
      pieces.add(Arrays.copyOfRange(bytes, at, end));
      at = end;
    }
    return pieces;
  }
}
