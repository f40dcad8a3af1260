package jsupervisor.output;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ExcerptTest {
  private static String output(String latin1) {
    var bytes = latin1.getBytes(StandardCharsets.ISO_8859_1);
    return Excerpt.of(bytes, bytes.length);
  }

  @Test
  void textIsShownAsItIs() {
    assertEquals("\u00e4\n", output("\u00c3\u00a4\n"));
  }

  @Test
  void whatIsNoTextIsShownAsPythonShowsBytes() {
    assertEquals("Undecodable: b'\\xffa\\t\\r\\n\\x00\\\\\"'", output("\u00ffa\t\r\n\0\\\""));
    assertEquals("Undecodable: b\"it's \\xff\"", output("it's \u00ff"));
    assertEquals("Undecodable: b'\\'\"\\xff'", output("'\"\u00ff"));
  }
}
