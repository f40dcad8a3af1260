package jsupervisor.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import jsupervisor.terms.Printable;

/**
 * Targets for Jazzer: what a hostile server says to the client, and what may be written where a
 * server or a password is named. As with {@code WireFuzzTest}, the build tries the kept inputs
 * only.
 */
class HttpFuzzTest {

  private static ChannelInput input(byte[] bytes) {
    return new ChannelInput(Channels.newChannel(new ByteArrayInputStream(bytes)), 512);
  }

  /** A head and a body no longer than what came, or an IOException. */
  @FuzzTest(maxDuration = "60s")
  void answer(byte[] bytes) {
    try (var input = input(bytes)) {
      var answer = HttpAnswer.read(input, HttpConnection.BOUNDS);
      assertTrue(answer.status() >= 100 && answer.status() <= 999, "status " + answer.status());
      assertEquals(Printable.line(answer.reason()), answer.reason());
      assertTrue(answer.body().readAllBytes().length <= bytes.length);
    } catch (IOException e) {
      assertFalse(e.getMessage().chars().anyMatch(c -> c == 27), "a terminal would obey it");
    }
  }

  /** Read letter by letter a body is the same. */
  @FuzzTest(maxDuration = "60s")
  void body(byte[] bytes) {
    assertEquals(whole(bytes), byLetters(bytes));
  }

  private static String whole(byte[] bytes) {
    try (var body = BodyInput.chunked(input(bytes))) {
      return new String(body.readAllBytes(), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      return "broken";
    }
  }

  private static String byLetters(byte[] bytes) {
    var text = new StringBuilder();
    try (var body = BodyInput.chunked(input(bytes))) {
      for (int next = body.read(); next >= 0; next = body.read()) text.append((char) next);
      return text.toString();
    } catch (IOException e) {
      return "broken";
    }
  }

  /** An address with a port that there is, or BAD_URL. */
  @FuzzTest(maxDuration = "60s")
  void address(byte[] bytes) {
    var url = new String(bytes, StandardCharsets.UTF_8);
    try {
      switch (ServerAddress.parse(url)) {
        case ServerAddress.Unix(var path) -> assertEquals(url, "unix://" + path);
        case ServerAddress.Tcp(var host, var port, var tls) -> {
          assertEquals(tls, url.startsWith("https://"));
          assertTrue(port >= 1 && port <= 65535 && !host.isEmpty());
          assertTrue(url.contains(host));
        }
      }
    } catch (RpcException e) {
      assertEquals(RpcException.Kind.BAD_URL, e.kind());
    }
  }

  /** What is a hash is written as a hash that is the same, and judges without an exception. */
  @FuzzTest(maxDuration = "60s")
  void passwordHash(byte[] bytes) {
    var text = new String(bytes, StandardCharsets.UTF_8);
    var hash = PasswordHash.parse(text);
    if (hash.isEmpty()) return;
    var written = hash.get().text();
    assertTrue(written.length() <= text.length() + 8, written);
    assertEquals(written, PasswordHash.parse(written).orElseThrow().text());
    if (written.matches("\\{PBKDF2}\\d{1,3}\\$.*")) assertFalse(hash.get().fits("\0" + text));
  }
}
