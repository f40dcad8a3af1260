package jsupervisor.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How others were entered; each test is named after its CVE. */
@Timeout(120)
class CveDoorIT {
  private static final String PROGRAM = "[program:cat]\ncommand=/bin/cat\nstartsecs=0\n";
  private static final String STOP = "action=stop&processname=cat";
  private static final String BROWSER = "Mozilla/5.0 (X11; Linux)";

  /** The SHA-1 of {@code thepassword}. */
  private static final String DIGEST = "82ab876d1387bfafe46cc1c8a2ef074eae50cb1d";

  @TempDir Path folder;

  private static String server(String more) {
    return PROGRAM + "[inet_http_server]\n" + more + "\n";
  }

  /** A port that everybody reaches, and that asks for nothing. */
  @ParameterizedTest
  @ValueSource(strings = {"*:%d", "0.0.0.0:%d", ":%d", "%d", "[::]:%d"})
  void cve201912105APortWithoutAPasswordIsNotOpened(String address) throws Exception {
    int port = Ports.own();
    var conf = server("port=" + address.formatted(port));
    var process = Daemon.launch(List.of(Image.DAEMON), folder, conf);
    assertTrue(process.waitFor(60, TimeUnit.SECONDS));
    assertEquals(2, process.exitValue());
    var said = java.nio.file.Files.readString(folder.resolve("output"));
    assertTrue(said.contains("allow_anonymous"), said);
  }

  /** The digest is not the password, and nothing of a password is. */
  @Test
  void noCveADigestIsNoPassword() throws IOException {
    int port = Ports.own();
    var conf = server("port=127.0.0.1:" + port + "\nusername=u\npassword={SHA}" + DIGEST);
    try (var daemon = Daemon.start(folder, conf)) {
      var curl = Curl.port(folder, port);
      for (var wrong :
          List.of("u:" + DIGEST, "u:{SHA}" + DIGEST, "u:", "u:thepasswor", "U:thepassword"))
        assertEquals(401, curl.get("/", "-u", wrong).status(), wrong);
      assertEquals(200, curl.get("/", "-u", "u:thepassword").status());
      assertTrue(daemon.answers());
    }
  }

  /** A link, an image and a form of another site. */
  @Test
  void noCveALinkOfAnotherSiteChangesNothing() throws IOException {
    int port = Ports.own();
    try (var daemon = Daemon.start(folder, server("port=127.0.0.1:" + port))) {
      daemon.rpc.awaitState("cat", "RUNNING");
      var curl = Curl.port(folder, port);
      var link =
          curl.get("/index.html?" + STOP, "-A", BROWSER, "-H", "Referer: http://evil.example/");
      var image =
          curl.get(
              "/?" + STOP, "-H", "Sec-Fetch-Site: cross-site", "-H", "Sec-Fetch-Mode: no-cors");
      var form = curl.post(STOP, "-A", BROWSER, "-H", "Origin: http://evil.example");
      var hidden = curl.post(STOP, "-A", BROWSER, "-H", "Origin: null");
      for (var answer : List.of(link, image, form, hidden))
        assertEquals(403, answer.status(), answer::toString);
      assertEquals("RUNNING", daemon.rpc.info("cat").get("statename"));
    }
  }

  /**
   * DNS rebinding: the other site's own name leads here, so that its page is of the same origin.
   */
  @Test
  void ghsa5gm39crp6g3vANameOfAnotherSiteIsNotServedToABrowser() throws IOException {
    int port = Ports.own();
    try (var daemon = Daemon.start(folder, server("port=127.0.0.1:" + port))) {
      daemon.rpc.awaitState("cat", "RUNNING");
      var curl = Curl.port(folder, port);
      var evil = "Host: evil.example:" + port;
      var origin = "Origin: http://evil.example:" + port;
      var page = curl.get("/", "-A", BROWSER, "-H", evil, "-H", "Accept: text/html");
      var form = curl.post(STOP, "-A", BROWSER, "-H", evil, "-H", origin);
      var stop = "<methodCall><methodName>supervisor.shutdown</methodName></methodCall>";
      var rpc =
          curl.get(
              "/RPC2",
              "-A",
              BROWSER,
              "-H",
              evil,
              "-H",
              origin,
              "-H",
              "Content-Type: text/xml",
              "-d",
              stop);
      var stream =
          curl.get("/events", "-A", BROWSER, "-H", evil, "-H", "Sec-Fetch-Site: same-origin");
      for (var answer : List.of(page, form, rpc, stream)) {
        assertEquals(403, answer.status(), answer::toString);
        assertFalse(answer.body().contains("RUNNING"), answer::toString);
      }
      assertEquals("RUNNING", daemon.rpc.info("cat").get("statename"));
    }
  }
}
