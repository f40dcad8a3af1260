package jsupervisor.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import jsupervisor.terms.Fault;
import jsupervisor.terms.FaultCode;
import org.junit.jupiter.api.Test;

/** What a whole log becomes on the wire, in pieces and in little memory. */
class LargeAnswerTest {
  private static final int LOG = 16 << 20;

  /** Letters of every length, all that is escaped, and what XML cannot carry. */
  private static final String MIX = "€<p>a & b</p>\u001b[1m é 🚀\r\n";

  /** Run in a JVM of its own: a log of 16 MiB is encoded beside its text. */
  public static void main(String[] args) {
    int size = MIX.getBytes(StandardCharsets.UTF_8).length;
    var body = WireCodec.response(MIX.repeat(LOG / size));
    int largest = body.pieces().stream().mapToInt(ByteBuffer::remaining).max().orElseThrow();
    System.out.println(body.length() > LOG && largest <= 1 << 16);
  }

  /** The text takes some 27 MiB and its encoding 33; another copy of it would not fit. */
  @Test
  void aLogOf16MiBIsEncodedIn80() throws IOException, InterruptedException {
    var process =
        new ProcessBuilder(
                System.getProperty("java.home") + "/bin/java",
                "-XX:+UseSerialGC",
                "-Xmn1m",
                "-Xmx80m",
                "-cp",
                System.getProperty("java.class.path"),
                LargeAnswerTest.class.getName())
            .redirectErrorStream(true)
            .start();
    assertEquals("true\n", new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
    assertTrue(process.waitFor(60, TimeUnit.SECONDS));
  }

  @Test
  void thePiecesAreTheTextInUtf8() {
    var text = MIX.replace("\u001b", "\uFFFD").repeat(20_000);
    var bytes = WireCodec.response(text).bytes();
    var escaped =
        text.replace("&", "&amp;")
            .replace("<", "&lt;")
            .replace(">", "&gt;")
            .replace("\r", "&#13;");
    assertTrue(
        new String(bytes, StandardCharsets.UTF_8).contains("<string>" + escaped + "</string>"));
  }

  @Test
  void anAnswerWithoutEndIsAFaultWhileItIsWritten() {
    var text = "&".repeat(LOG);
    var fault = assertThrows(Fault.class, () -> WireCodec.response(text));
    assertEquals(FaultCode.FAILED.code(), fault.code());
    assertEquals(
        "FAILED: the answer would be over 48 MiB long, ask for less at a time", fault.text());
  }
}
