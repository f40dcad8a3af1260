package jsupervisor.output;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Target for Jazzer: whatever a child writes, and in whatever pieces it comes, each line stands
 * behind the name, fits, and no byte but line ends is lost or added. The first byte says how long
 * the pieces are. As with {@code ConfigFuzzTest}, the build tries the kept inputs only.
 */
class NamesFuzzTest {
  private static final byte[] NAME = "web | ".getBytes(StandardCharsets.US_ASCII);

  @FuzzTest(maxDuration = "60s")
  void lines(byte[] bytes) {
    if (bytes.length == 0) return;
    var stream = Arrays.copyOfRange(bytes, 1, bytes.length);
    var whole = named(stream, Math.max(1, stream.length));
    assertArrayEquals(whole, named(stream, 1 + Byte.toUnsignedInt(bytes[0])));
    var text = new ByteArrayOutputStream();
    for (int from = 0; from < whole.length; ) {
      int end = from;
      while (whole[end] != '\n') end++;
      assertTrue(end + 1 - from <= NamedLines.MOST, "a line of " + (end + 1 - from));
      assertArrayEquals(NAME, Arrays.copyOfRange(whole, from, from + NAME.length));
      text.write(whole, from + NAME.length, end - from - NAME.length);
      from = end + 1;
    }
    assertEquals(bare(stream), bare(text.toByteArray()));
  }

  private static byte[] named(byte[] stream, int piece) {
    var lines = new NamedLines("web");
    var all = new ByteArrayOutputStream();
    for (int from = 0; from < stream.length; from += piece) {
      var part = Arrays.copyOfRange(stream, from, Math.min(stream.length, from + piece));
      all.writeBytes(lines.take(part, part.length));
    }
    all.writeBytes(lines.end());
    return all.toByteArray();
  }

  private static String bare(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1).replace("\n", "");
  }
}
