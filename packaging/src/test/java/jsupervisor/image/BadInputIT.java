package jsupervisor.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people get wrong: the answer says what, and nothing else is harmed. */
@Timeout(60)
class BadInputIT {
  @TempDir Path folder;

  @Test
  void aBadFileEndsWithStatus2AndAllItsErrorsAndNothingStarted() throws Exception {
    var process =
        Daemon.launch(
            List.of(Image.DAEMON),
            folder,
            """
            [program:fine]
            command=touch %1$s/started
            [program:one]
            command=/bin/cat
            startsecs=soon
            [program:two]
            command=/bin/cat
            stopsignal=LOUD
            [group:g]
            programs=nobody
            """);
    assertTrue(process.waitFor(30, TimeUnit.SECONDS));
    assertEquals(2, process.exitValue());
    var said = Files.readString(folder.resolve("output"));
    assertTrue(said.contains("Error: "), said);
    assertTrue(said.contains("invalid literal for int() with base 10: 'soon'"), said);
    assertTrue(said.contains("value 'LOUD' is not a valid signal name"), said);
    assertTrue(said.contains("names unknown program or fcgi-program nobody"), said);
    assertTrue(said.contains("For help, use " + Image.DAEMON + " -h"), said);
    assertFalse(Files.exists(folder.resolve("started")));
    assertFalse(Files.exists(folder.resolve("sock")));
  }

  @ParameterizedTest(name = "{0} {1} is refused: {2}")
  @CsvSource({
    "-n, -c/no/such.conf, could not find config file /no/such.conf",
    "--nosuch, -n, option --nosuch not recognized",
    "-n, extra, positional arguments are not supported: ['extra']",
    "-e, loud, bad logging level name 'loud'",
  })
  void aBadCommandLineEndsWithStatus2(String first, String second, String reason) {
    var run = Run.in(folder, List.of(Image.DAEMON, first, second));
    assertEquals(2, run.status(), run::toString);
    assertTrue(run.err().contains(reason), run::toString);
    assertTrue(run.err().contains("For help, use " + Image.DAEMON + " -h"), run::toString);
  }

  @Test
  void aProgramThatCannotBeStartedSaysWhyAndHarmsNobody() throws IOException {
    Files.writeString(folder.resolve("plain"), "not a program\n");
    var conf =
        """
        [program:missing]
        command=/no/such/file
        startretries=0
        [program:plain]
        command=%1$s/plain
        startretries=0
        [program:empty]
        command=''
        startretries=0
        [program:nowhere]
        command=/bin/cat
        directory=/no/such/folder
        startretries=0
        [program:fine]
        command=/bin/cat
        startsecs=0
        """;
    try (var daemon = Daemon.start(folder, conf)) {
      daemon.rpc.awaitState("fine", "RUNNING");
      for (var program : List.of("missing", "plain", "empty", "nowhere")) {
        daemon.rpc.awaitState(program, "FATAL");
        var why = (String) daemon.rpc.info(program).get("spawnerr");
        assertFalse(why.isEmpty(), program);
      }
      assertEquals(
          "can't find command '/no/such/file'", daemon.rpc.info("missing").get("spawnerr"));
      var nowhere = (String) daemon.rpc.info("nowhere").get("spawnerr");
      assertTrue(nowhere.contains("/no/such/folder"), nowhere);
      assertEquals("RUNNING", daemon.rpc.info("fine").get("statename"));
    }
  }

  /** Known-traps C34, C38. */
  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "no program, 'GET /logtail HTTP/1.0\r\n\r\n', 404",
    "as of HTTP 0.9, 'GET /\r\n\r\n', 400",
    "GET, 'GET /RPC2 HTTP/1.0\r\n\r\n', 400",
    "no length, 'POST /RPC2 HTTP/1.0\r\n\r\n', 411",
    "empty body, 'POST /RPC2 HTTP/1.0\r\nContent-Length: 0\r\n\r\n', 400",
    "no XML, 'POST /RPC2 HTTP/1.0\r\nContent-Length: 4\r\n\r\nabcd', 400",
    "an entity, 'POST /RPC2 HTTP/1.0\r\nContent-Length: 87\r\n\r\n"
        + "<!DOCTYPE a [<!ENTITY x \"y\">]><methodCall><methodName>&x;</methodName></methodCall>    ', 400",
    "no method, 'POST /RPC2 HTTP/1.0\r\nContent-Length: 25\r\n\r\n<methodCall></methodCall>', 400",
    "a nonsense line, 'NONSENSE\r\n\r\n', 400",
    "no such page, 'GET /no/such/page HTTP/1.0\r\n\r\n', 404",
    "outside of the pages, 'GET /../../../../etc/passwd HTTP/1.0\r\n\r\n', 40",
  })
  void aMalformedRequestIsAnsweredWithItsStatus(String what, String request, String status)
      throws IOException {
    try (var daemon = Daemon.start(folder, "")) {
      var answer = daemon.rpc.exchange(request);
      assertTrue(answer.matches("(?s)HTTP/1\\.[01] " + status + ".*"), what + ": " + answer);
      assertFalse(answer.contains("\tat "), "a stack trace: " + answer);
      assertFalse(answer.contains("Exception"), answer);
      assertTrue(daemon.answers(), "the daemon lives");
    }
  }

  @Test
  void aDeepRequestAndAHalfOneAreNoDanger() throws IOException {
    try (var daemon = Daemon.start(folder, "")) {
      var deep = "<value><array><data>".repeat(20_000);
      var answer =
          daemon.rpc.post(
              "<methodCall><methodName>supervisor.getState</methodName><params><param>" + deep);
      assertTrue(answer.matches("(?s)HTTP/1\\.[01] 4.*"), answer);
      try (var half =
          java.nio.channels.SocketChannel.open(
              java.net.UnixDomainSocketAddress.of(folder.resolve("sock")))) {
        half.write(
            java.nio.ByteBuffer.wrap(
                "POST /RPC2 HT".getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        assertTrue(daemon.answers(), "while another client dawdles");
      }
      assertTrue(daemon.answers());
      assertFalse(daemon.log().contains("\tat "), daemon.log());
    }
  }
}
