package jsupervisor.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Known-traps C37: what pages of other sites get, and that programs are not bothered. */
class WebSafetyIT {
  private static final String CAT = "[program:cat]\ncommand=/bin/cat\nstartsecs=0\n";
  private static final String STOP = "action=stop&processname=cat";
  private static final String HTML = "Accept: text/html";
  private static final String JSON = "Accept: application/json";

  @TempDir Path folder;

  private Daemon daemon(int port, String more) {
    var inet = "[inet_http_server]\nport=127.0.0.1:%d\n%s\n".formatted(port, more);
    var daemon = Daemon.start(folder, CAT + inet);
    daemon.rpc.awaitState("cat", "RUNNING");
    return daemon;
  }

  @Test
  void onlyOurOwnPagesChangeAnything() throws IOException {
    int port = Ports.free();
    try (var daemon = daemon(port, "")) {
      var curl = Curl.port(folder, port);
      var own = "Origin: http://127.0.0.1:" + port;
      var refused =
          List.of(
              curl.post(STOP, "-H", "Origin: http://evil.com"),
              curl.post(STOP, "-H", "Origin: null"),
              curl.post(STOP, "-H", "Referer: http://evil.com/x"),
              curl.post(STOP + "&token=" + curl.token(), "-H", "Sec-Fetch-Site: cross-site"),
              curl.post(STOP, "-H", own),
              curl.post(STOP + "&token=0123", "-H", own),
              curl.get(
                  "/?" + STOP,
                  "-H",
                  JSON,
                  "-H",
                  "Sec-Fetch-Site: cross-site",
                  "-H",
                  "Sec-Fetch-Mode: navigate"),
              curl.get("/?" + STOP, "-H", JSON, "-H", "Referer: http://evil.com/x"),
              curl.get("/config.html?plan=1", "-H", JSON, "-H", "Referer: http://evil.com/x"),
              curl.get(
                  "/events",
                  "-H",
                  JSON,
                  "-H",
                  "Sec-Fetch-Site: cross-site",
                  "-H",
                  "Sec-Fetch-Mode: cors"));
      for (var answer : refused) {
        assertEquals(403, answer.status(), answer.toString());
        assertEquals("false", answer.field("ok"), answer.toString());
      }
      assertEquals("RUNNING", daemon.rpc.info("cat").get("statename"));
      var call = "<methodCall><methodName>supervisor.shutdown</methodName></methodCall>";
      var rpc =
          curl.get(
              "/RPC2",
              "-d",
              call,
              "-H",
              "Content-Type: text/plain",
              "-H",
              "Origin: http://evil.com");
      assertEquals(403, rpc.status());
      assertEquals(200, curl.post(STOP + "&token=" + curl.token(), "-H", own).status());
      daemon.rpc.awaitState("cat", "STOPPED");
    }
  }

  @Test
  void peopleAndProgramsAreHonoured() throws IOException {
    int port = Ports.free();
    try (var daemon = daemon(port, "")) {
      var curl = Curl.port(folder, port);
      assertEquals(301, curl.get("/?" + STOP, "-H", "Sec-Fetch-Site: none").status());
      daemon.rpc.awaitState("cat", "STOPPED");
      assertEquals(301, curl.get("/?action=start&processname=cat").status());
      assertEquals(303, curl.get("/index.html", "-d", STOP).status());
      assertEquals(
          301, curl.get("/?action=start&processname=cat", "-H", "Host: some.name").status());
      daemon.rpc.awaitState("cat", "RUNNING");
    }
  }

  @Test
  void aBrowserMustAskForANameOfThisMachine() throws IOException {
    int port = Ports.free();
    try (var daemon = daemon(port, "web_hosts=Sup.Example.com")) {
      var curl = Curl.port(folder, port);
      for (var host :
          List.of("127.0.0.1:" + port, "localhost", "sup.example.com:80", "[::1]:" + port))
        assertEquals(200, browser(curl, host).status(), host);
      for (var host : List.of("evil.com", "sup.example.com.evil.com", "evil.com:" + port)) {
        var refused = browser(curl, host);
        assertEquals(403, refused.status(), host);
        assertTrue(refused.body().contains("web_hosts"), refused.body());
      }
      var script =
          curl.get("/?" + STOP, "-H", "Host: evil.com", "-H", "Sec-Fetch-Site: same-origin");
      assertEquals(403, script.status());
      assertEquals("RUNNING", daemon.rpc.info("cat").get("statename"));
    }
  }

  private static Curl.Answer browser(Curl curl, String host) {
    return curl.get("/", "-H", "Host: " + host, "-H", HTML, "-A", "Mozilla/5.0 (X11; Linux)");
  }

  @Test
  void behindAPasswordEveryNameWillDoAndNothingIsToldWithoutIt() throws IOException {
    int port = Ports.free();
    try (var daemon = daemon(port, "username=u\npassword=p\n")) {
      var curl = Curl.port(folder, port);
      for (var path :
          List.of(
              "/", "/rows.json", "/events", "/static/x", "/logtail/cat", "/favicon.ico", "/RPC2"))
        assertEquals(401, curl.get(path).status(), path);
      assertEquals(401, curl.get("/", "-u", "u:wrong").status());
      assertEquals(200, curl.get("/", "-u", "u:p").status());
      var evil = curl.get("/", "-u", "u:p", "-H", "Host: sup.example.com", "-A", "Mozilla/5.0");
      assertEquals(200, evil.status());
      assertEquals("RUNNING", daemon.rpc.info("cat").get("statename"));
    }
  }

  @Test
  void aScriptIsToldThatTheLoginIsMissingWithoutADialogOfTheBrowser() throws IOException {
    int port = Ports.free();
    try (var _ = daemon(port, "username=u\npassword=p\n")) {
      var curl = Curl.port(folder, port);
      assertEquals("Basic realm=\"default\"", curl.get("/").header("www-authenticate"));
      for (var header : List.of("X-Requested-With: fetch", "Accept: text/event-stream")) {
        var answer = curl.get("/events", "-H", header);
        assertEquals(401, answer.status(), header);
        assertEquals("", answer.header("www-authenticate"), header);
      }
    }
  }

  @Test
  void pagesLoadNothingFromElsewhereAndAreShownInNobodysFrame() throws IOException {
    int port = Ports.free();
    try (var daemon = daemon(port, "")) {
      var curl = Curl.port(folder, port);
      for (var path :
          List.of(
              "/",
              "/process.html?processname=cat",
              "/log.html",
              "/config.html",
              "/tail.html?processname=cat")) {
        var answer = curl.get(path);
        var policy = answer.header("content-security-policy");
        assertTrue(
            policy.startsWith("default-src 'none'; style-src 'self'; script-src 'self';"), path);
        assertTrue(policy.contains("frame-ancestors 'none'"), path);
        assertEquals("nosniff", answer.header("x-content-type-options"), path);
        assertEquals("DENY", answer.header("x-frame-options"), path);
        assertEquals("same-origin", answer.header("referrer-policy"), path);
        assertEquals("same-origin", answer.header("cross-origin-opener-policy"), path);
        assertEquals("no-cache", answer.header("cache-control"), path);
      }
      assertEquals("nosniff", curl.get("/logfile/cat/stdout").header("x-content-type-options"));
      assertTrue(daemon.answers());
    }
  }

  @Test
  void whatMakesNoSenseIsRefused() throws IOException {
    int port = Ports.free();
    try (var daemon = daemon(port, "")) {
      var curl = Curl.port(folder, port);
      assertEquals(400, curl.get("/?x=%zz").status());
      assertEquals(400, curl.post("a=%zz").status());
      assertEquals(400, curl.post("action=dance&processname=cat").status());
      assertEquals(400, curl.post("action=startgroup").status());
      assertEquals(400, curl.post("action=start").status());
      var file = Files.writeString(folder.resolve("long"), "x".repeat(3 << 20));
      assertEquals(400, curl.post("@" + file, "--expect100-timeout", "30").status());
      assertEquals(404, curl.get("/nothing", "-H", HTML).status());
      assertTrue(daemon.answers());
    }
  }
}
