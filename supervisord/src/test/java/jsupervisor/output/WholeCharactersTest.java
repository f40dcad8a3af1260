package jsupervisor.output;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WholeCharactersTest {

  @Test
  void noCharacterIsCutInTwo() {
    var bytes = "aé€😀z".getBytes(StandardCharsets.UTF_8);
    for (int cut = 0; cut <= bytes.length; cut++) {
      var characters = new WholeCharacters();
      var first = text(characters.take(Arrays.copyOf(bytes, cut)));
      var second = text(characters.take(Arrays.copyOfRange(bytes, cut, bytes.length)));
      assertFalse((first + second).contains("\ufffd"), "cut at " + cut);
      assertEquals("aé€😀z", first + second);
      assertEquals(0, characters.end().length);
    }
  }

  @Test
  void aCharacterThatNeverEndsComesAtTheEnd() {
    var characters = new WholeCharacters();
    assertEquals("x", text(characters.take(new byte[] {'x', (byte) 0xe2, (byte) 0x82})));
    assertArrayEquals(new byte[] {(byte) 0xe2, (byte) 0x82}, characters.end());
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 5, 8})
  void bytesOfAnyKindAreAllKeptAndHardlyHeld(long seed) {
    var random = new Random(seed);
    var characters = new WholeCharacters();
    var in = new ByteArrayOutputStream();
    var out = new ByteArrayOutputStream();
    for (int i = 0; i < 2000; i++) {
      var piece = new byte[random.nextInt(7)];
      random.nextBytes(piece);
      in.writeBytes(piece);
      out.writeBytes(characters.take(piece));
      assertEquals(true, in.size() - out.size() <= 3);
    }
    out.writeBytes(characters.end());
    assertArrayEquals(in.toByteArray(), out.toByteArray());
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
