package jsupervisor.output;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Targets for Jazzer: whatever a child writes, and wherever it is cut. The first byte says how long
 * the pieces are. As with {@code ConfigFuzzTest}, the build tries the kept inputs only.
 */
class StreamsFuzzTest {

  /** How a stream is changed on its way, a piece at a time. */
  private interface Way {
    byte[] take(byte[] piece);
  }

  private static byte[] inPieces(Way way, byte[] stream, int length) {
    var out = new ByteArrayOutputStream();
    for (int at = 0; at < stream.length; at += length)
      out.writeBytes(
          way.take(Arrays.copyOfRange(stream, at, Math.min(stream.length, at + length))));
    return out.toByteArray();
  }

  /** Cuts do not matter, nothing is added, and no escape is left. */
  @FuzzTest(maxDuration = "60s")
  void ansi(byte[] bytes) {
    if (bytes.length == 0) return;
    var stream = Arrays.copyOfRange(bytes, 1, bytes.length);
    var whole = new AnsiStripper().strip(stream, stream.length);
    var stripper = new AnsiStripper();
    int length = 1 + (bytes[0] & 31);
    assertArrayEquals(
        whole, inPieces(piece -> stripper.strip(piece, piece.length), stream, length));
    assertTrue(new String(whole, StandardCharsets.ISO_8859_1).indexOf(27) < 0);
  }

  /** Nothing is lost, little is held, and the pieces are read as the whole is. */
  @FuzzTest(maxDuration = "60s")
  void characters(byte[] bytes) {
    if (bytes.length == 0) return;
    var stream = Arrays.copyOfRange(bytes, 1, bytes.length);
    var characters = new WholeCharacters();
    var text = new StringBuilder();
    int length = 1 + (bytes[0] & 31);
    inPieces(
        piece -> {
          var whole = characters.take(piece);
          text.append(new String(whole, StandardCharsets.UTF_8));
          return whole;
        },
        stream,
        length);
    var end = characters.end();
    assertTrue(end.length < 4);
    text.append(new String(end, StandardCharsets.UTF_8));
    assertEquals(new String(stream, StandardCharsets.UTF_8), text.toString());
  }
}
