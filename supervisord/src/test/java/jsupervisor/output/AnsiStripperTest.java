package jsupervisor.output;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnsiStripperTest {
  private static final String COLOURFUL =
      "a\u001b[1;31mb\u001b[0mc\u001b[1Gd\u001b]0;title\u0007e\u001b]8;;x\u001b\\f\u001b=gäh\u001b[?25li\n";

  private static String stripped(byte[]... pieces) {
    var stripper = new AnsiStripper();
    var left = new ByteArrayOutputStream();
    for (var piece : pieces) left.writeBytes(stripper.strip(piece, piece.length));
    return left.toString(StandardCharsets.UTF_8);
  }

  @Test
  void c26_aSequenceMayBeCutAnywhere() {
    var bytes = COLOURFUL.getBytes(StandardCharsets.UTF_8);
    for (int first = 0; first <= bytes.length; first++) {
      for (int second = first; second <= bytes.length; second++) {
        var text =
            stripped(
                Arrays.copyOfRange(bytes, 0, first),
                Arrays.copyOfRange(bytes, first, second),
                Arrays.copyOfRange(bytes, second, bytes.length));
        assertEquals("abcdefgähi\n", text, "cut at " + first + " and " + second);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"E[1Gtext, text", "E[38;5;196mred, red", "EEE[mx, x", "plain, plain", "E[12, ''"})
  void c26_textAfterASequenceStays(String written, String kept) {
    var bytes = written.replace('E', '\u001b').getBytes(StandardCharsets.UTF_8);
    assertEquals(kept, stripped(bytes));
  }

  @Test
  void onlyTheGivenLengthCounts() {
    assertEquals(
        "ab",
        new String(
            new AnsiStripper().strip("abcd".getBytes(StandardCharsets.UTF_8), 2),
            StandardCharsets.UTF_8));
  }
}
