package jsupervisor.output;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import jsupervisor.terms.Channel;
import org.junit.jupiter.api.Test;

class LabelTest {
  private static String output(String latin1) {
    var bytes = latin1.getBytes(StandardCharsets.ISO_8859_1);
    return new Label("cat", Channel.STDERR).output(bytes, bytes.length);
  }

  @Test
  void textIsShownAsItIs() {
    assertEquals("'cat' stderr output:\n\u00e4\n", output("\u00c3\u00a4\n"));
  }

  @Test
  void whatIsNoTextIsShownAsPythonShowsBytes() {
    assertEquals(
        "'cat' stderr output:\nUndecodable: b'\\xffa\\t\\r\\n\\x00\\\\\"'",
        output("\u00ffa\t\r\n\0\\\""));
    assertEquals("'cat' stderr output:\nUndecodable: b\"it's \\xff\"", output("it's \u00ff"));
    assertEquals("'cat' stderr output:\nUndecodable: b'\\'\"\\xff'", output("'\"\u00ff"));
  }
}
