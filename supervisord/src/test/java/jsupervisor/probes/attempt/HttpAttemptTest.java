package jsupervisor.probes.attempt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import jsupervisor.Await;
import jsupervisor.ask.Probe.Range;
import jsupervisor.ask.Probe.Target;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Web servers; some of them lie, drip or never end. */
@Timeout(60)
class HttpAttemptTest {
  private static final Duration LONG = Duration.ofSeconds(30);
  private static final Duration SHORT = Duration.ofSeconds(1);

  private static Attempt attempt(Target target, Duration timeout, String pattern, Range... codes) {
    return Placed.attempt(Path.of("/"), target, timeout, pattern, codes);
  }

  private static Answer http(Server server, String pattern, Range... codes) throws IOException {
    return attempt(new Target.Http(server.url()), LONG, pattern, codes).run();
  }

  @Test
  void aGoodStatusIsHealthyAndAnyOtherIsNot() throws IOException {
    try (var good = Server.http("200 OK", "");
        var made = Server.http("201 Created", "x");
        var broken = Server.http("500 No", "<b>secret</b>")) {
      assertEquals(new Answer(true, "status 200"), http(good, ""));
      assertEquals(new Answer(true, "status 201"), http(made, ""));
      assertEquals(new Answer(false, "status 500"), http(broken, ""));
      assertEquals(new Answer(true, "status 500"), http(broken, "", new Range(500, 503)));
      assertEquals(new Answer(false, "status 200"), http(good, "", new Range(500, 503)));
    }
  }

  @Test
  void whatIsWantedMustBeInTheBody() throws IOException {
    try (var server = Server.http("200 OK", "{\"status\":\"up\"}");
        var sick = Server.http("503 No", "starting")) {
      assertTrue(http(server, "\"up\"").good());
      assertEquals(
          new Answer(false, "status 200, and probe_pattern is not found"), http(server, "down"));
      assertTrue(http(sick, "^starting$", new Range(503, 503)).good());
    }
  }

  @Test
  void redirectsAreFollowedFiveTimes() throws IOException {
    try (var end = Server.http("200 OK", "here")) {
      var hops = new AtomicInteger();
      var here = new CompletableFuture<String>();
      try (var server =
          new Server(out ->
              Server.say(
                  out,
                  Server.head(
                      "302 Found",
                      "Location: "
                          + (hops.incrementAndGet() % 6 == 5 ? end.url() : here.join() + "x"),
                      "Content-Length: 0")))) {
        here.complete(server.url());
        assertTrue(http(server, "here").good());
        assertEquals(5, hops.get());
      }
    }
  }

  @Test
  void aLoopOfRedirectsEnds() throws IOException {
    try (var server = Server.http("302 Found\r\nLocation: /", "")) {
      assertEquals(new Answer(false, "more than 5 redirects"), http(server, ""));
    }
  }

  @ParameterizedTest
  @CsvSource({"file:///etc/passwd", "ftp://127.0.0.1/", "'http://[bad'", "http://a:b@127.0.0.1/"})
  void redirectsLeadToWebServersOnly(String place) throws IOException {
    try (var server = Server.http("302 Found\r\nLocation: " + place, "")) {
      var e = assertThrows(IOException.class, () -> http(server, ""));
      assertEquals("status 302 to where it is not followed", e.getMessage());
    }
  }

  @Test
  void aBodyWithoutEndIsReadToSixtyFourKilobytes() throws IOException {
    try (var server =
        new Server(out -> {
          Server.say(out, Server.head("200 OK", "Content-Length: 999999999999"));
          Server.endlessly(out, "x".repeat(10_000), 0);
        })) {
      assertFalse(http(server, "y").good());
      assertTrue(http(server, "").good());
    }
  }

  @Test
  void anExpressionThatGoesBackAndForthWithoutEndFindsNothing() throws IOException {
    try (var server = Server.http("200 OK", "a".repeat(60_000))) {
      assertFalse(http(server, "(a*)*b").good());
      assertFalse(http(server, "(a|b)*c").good());
    }
  }

  @Test
  void aBodyThatDripsEndsWithTheTime() throws IOException {
    try (var server =
        new Server(out -> {
          Server.say(out, Server.head("200 OK", "Transfer-Encoding: chunked"));
          Server.endlessly(out, "1\r\nx\r\n", 100);
        })) {
      assertFalse(attempt(new Target.Http(server.url()), SHORT, "y").run().good());
    }
  }

  /** Each line of it comes in time; it is broken off from outside. */
  @Test
  void aHeadThatDripsIsBrokenOff() throws Exception {
    try (var server =
        new Server(out -> {
          Server.say(out, "HTTP/1.1 200 OK\r\n");
          Server.endlessly(out, "A: b\r\n", 100);
        })) {
      var attempt = attempt(new Target.Http(server.url()), LONG, "");
      var result =
          CompletableFuture.supplyAsync(() -> {
            try {
              return attempt.run().words();
            } catch (IOException e) {
              return e.toString();
            }
          });
      Await.until(
          () -> "it has ended",
          () -> {
            attempt.abort();
            return result.isDone();
          });
      assertTrue(result.join().contains("Exception"), result::join);
    }
  }

  @Test
  void whatIsNoHttpIsNotHealthy() throws IOException {
    try (var garbage = new Server(out -> Server.say(out, "\0\1\2 hello\r\n\r\n"));
        var silent = new Server(_ -> {})) {
      var e = assertThrows(IOException.class, () -> http(garbage, ""));
      assertTrue(e.getMessage().startsWith("the answer is not HTTP: "), e::getMessage);
      assertThrows(IOException.class, () -> http(silent, ""));
    }
  }

  @Test
  void whatComesBeforeTheAnswerIsPassedOver() throws IOException {
    var early = Server.head("100 Continue") + Server.head("103 Early Hints", "Link: </x>");
    try (var server = new Server(out -> Server.say(out, early + Server.head("204 No Content")));
        var endless = new Server(out -> Server.endlessly(out, early, 0))) {
      assertEquals(new Answer(true, "status 204"), http(server, ""));
      assertThrows(IOException.class, () -> http(endless, ""));
    }
  }

  /** As long as nobody asks for a body. */
  @Test
  void longHeadsAndOddLengthsDoNotMatter() throws IOException {
    var cookies = "Set-Cookie: a=b\r\n".repeat(300) + "Link: " + "x".repeat(20_000);
    try (var wordy = Server.http("200 OK\r\n" + cookies, "here");
        var odd =
            new Server(out -> Server.say(out, Server.head("200 OK", "Content-Length: 2, 2")));
        var endless =
            new Server(out -> {
              Server.say(out, "HTTP/1.1 200 OK\r\nA: ");
              Server.endlessly(out, "x".repeat(10_000), 0);
            })) {
      assertTrue(http(wordy, "here").good());
      assertEquals(new Answer(true, "status 200"), http(odd, ""));
      assertThrows(IOException.class, () -> http(odd, "x"));
      assertThrows(IOException.class, () -> http(endless, ""));
    }
  }

  @Test
  void theRequestNamesTheHostAndWantsNoStoredAnswer() throws Exception {
    var asked = new CompletableFuture<String>();
    try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread.ofVirtual()
          .start(() -> {
            try (var client = server.accept()) {
              var bytes = new byte[4096];
              int length = client.getInputStream().read(bytes);
              asked.complete(new String(bytes, 0, length, StandardCharsets.US_ASCII));
            } catch (IOException e) {
              asked.completeExceptionally(e);
            }
          });
      var url = "http://localhost:" + server.getLocalPort() + "/ä b?q=1#part";
      var target = new Target.Http(url.replace(" ", "%20"));
      assertThrows(IOException.class, () -> attempt(target, LONG, "").run());
      assertEquals(
          List.of(
              "GET /%C3%A4%20b?q=1 HTTP/1.1",
              "Host: localhost:" + server.getLocalPort(),
              "User-Agent: JSupervisor",
              "Accept: */*",
              "Cache-Control: no-cache",
              "Pragma: no-cache",
              "Connection: close"),
          asked.join().lines().takeWhile(line -> !line.isEmpty()).toList());
    }
  }

  @Test
  void whoeverSaysNothingIsLate() throws IOException {
    try (var server = Server.silent()) {
      var attempt = attempt(new Target.Http(server.url()), SHORT, "");
      assertThrows(SocketTimeoutException.class, attempt::run);
    }
  }
}
