package jsupervisor.output;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Target for Jazzer: whatever a child writes around capture marks, and wherever it is cut, comes
 * out as a plain search in the whole finds it. The first byte says how long messages may be; the
 * others are the stream. As with {@code ConfigFuzzTest}, the build tries the kept inputs only.
 */
class CaptureFuzzTest {
  /** Bytes; longer streams are cut into single bytes, but not in two at every place. */
  private static final int SHORT = 300;

  @FuzzTest(maxDuration = "60s")
  void marks(byte[] bytes) {
    if (bytes.length == 0) return;
    int most = 1 + Byte.toUnsignedInt(bytes[0]);
    var stream = Arrays.copyOfRange(bytes, 1, bytes.length);
    var expected = Found.search(new String(stream, StandardCharsets.ISO_8859_1), most);
    same(expected, Found.read(new Capture(most), letters(stream)), "letter by letter");
    for (int cut = 0; cut <= Math.min(SHORT, stream.length); cut++) {
      var pieces =
          List.of(Arrays.copyOf(stream, cut), Arrays.copyOfRange(stream, cut, stream.length));
      same(expected, Found.read(new Capture(most), pieces), "cut at " + cut);
    }
  }

  private static List<byte[]> letters(byte[] stream) {
    var letters = new ArrayList<byte[]>();
    for (byte letter : stream) letters.add(new byte[] {letter});
    return letters;
  }

  private static void same(Found expected, Found found, String how) {
    assertEquals(expected.log(), found.log(), how);
    assertEquals(expected.messages(), found.messages(), how);
  }
}
