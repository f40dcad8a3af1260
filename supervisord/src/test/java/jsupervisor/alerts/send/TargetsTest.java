package jsupervisor.alerts.send;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jsupervisor.alerts.rule.Alarm;
import jsupervisor.alerts.rule.Digest;
import jsupervisor.alerts.say.Forms;
import jsupervisor.alerts.say.Message;
import jsupervisor.config.alert.AlertEvent;
import jsupervisor.config.alert.Mail;
import jsupervisor.config.alert.Webhook;
import jsupervisor.terms.ProcessName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real commands and a real server. */
class TargetsTest {
  private static final Forms FORMS = new Forms(ZoneOffset.UTC);
  private static final Message MESSAGE =
      new Message(
          new Message.Sender("ops", "venus", "supervisor"),
          false,
          true,
          new Digest(
              List.of(
                  new Alarm(ProcessName.parse("a"), AlertEvent.CRASH, 0, 0, 2, "no $(reboot) `x`")),
              0));

  @TempDir Path folder;

  private static Hook hook(int port, String key) {
    var url = "http://127.0.0.1:" + port + "/hidden/path";
    return new Hook(
        new Webhook(url, Webhook.Form.PLAIN, Optional.of(key).filter(one -> !one.isEmpty())),
        FORMS);
  }

  /** Answers with a status, and what it was asked. */
  private static Outcome answered(int status, String body, List<String> seen) throws IOException {
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1);
    server.createContext(
        "/",
        exchange -> {
          var asked = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          var headers = exchange.getRequestHeaders();
          seen.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
          seen.add(headers.getFirst("Content-Type") + " " + headers.getFirst("Authorization"));
          seen.add(asked);
          exchange.getResponseHeaders().add("Location", "http://127.0.0.1:1/");
          var bytes = body.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    server.start();
    try {
      return hook(server.getAddress().getPort(), "k").send(MESSAGE);
    } finally {
      server.stop(0);
    }
  }

  @Test
  void aWebhookGetsOnePost() throws IOException {
    var seen = new ArrayList<String>();
    assertEquals(new Outcome.Taken("HTTP status 204"), answered(204, "", seen));
    assertEquals(
        List.of("POST /hidden/path", "application/json Bearer k", FORMS.plain(MESSAGE)), seen);
  }

  @Test
  void whatAWebhookAnswersIsToldWithoutSecrets() throws IOException {
    for (int status : new int[] {301, 401, 404, 407, 429, 500}) {
      var seen = new ArrayList<String>();
      var outcome = answered(status, "no /hidden/path here, secret", seen);
      assertTrue(outcome instanceof Outcome.Failed, outcome.said());
      assertTrue(outcome.said().contains("HTTP status " + status), outcome.said());
      assertTrue(!outcome.said().contains("hidden"), outcome.said());
      assertTrue(!outcome.said().contains("secret"), outcome.said());
      assertEquals(3, seen.size(), "it is asked once");
    }
    var outcome = answered(400, "x".repeat(1 << 20) + "\n", new ArrayList<>());
    assertTrue(outcome instanceof Outcome.Refused, outcome.said());
    assertTrue(outcome.said().length() < 300, outcome.said());
  }

  @Test
  void aWebhookThatIsNotThereOrSpeaksNoHttpHasFailed() throws IOException {
    int port;
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
      Thread.ofVirtual()
          .start(() -> {
            try (var peer = socket.accept()) {
              peer.getOutputStream()
                  .write("220 mail.example.com\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            } catch (IOException e) {
              throw new AssertionError(e);
            }
          });
      assertTrue(hook(port, "").send(MESSAGE) instanceof Outcome.Failed);
    }
    var gone = hook(port, "").send(MESSAGE);
    assertTrue(gone instanceof Outcome.Failed && gone.said().contains("refused"), gone.said());
  }

  @Test
  void aCommandGetsJsonAndVariables() throws IOException {
    var file = folder.resolve("out");
    var script =
        "cat > " + file + "; printf '%s|%s' \"$JSUPERVISOR_ALERT_TITLE\" \"$OWN\" >> " + file;
    var exec = new Exec(List.of("/bin/sh", "-c", script), Map.of("OWN", "x"), FORMS);
    assertEquals(new Outcome.Taken("exit status 0"), exec.send(MESSAGE));
    assertEquals(FORMS.plain(MESSAGE) + "\nvenus: a crash \u00d72|x", Files.readString(file));
    var text = "printf '%s' \"$JSUPERVISOR_ALERT_TEXT\" | grep -F '$(reboot) `x`'";
    var quoted = new Exec(List.of("/bin/sh", "-c", text), System.getenv(), FORMS);
    assertEquals(new Outcome.Taken("exit status 0"), quoted.send(MESSAGE));
  }

  @Test
  void aCommandThatFailsSaysWhy() {
    var failing = new Exec(List.of("/bin/sh", "-c", "echo no way >&2; exit 3"), Map.of(), FORMS);
    assertEquals(new Outcome.Failed("/bin/sh: exit status 3: no way"), failing.send(MESSAGE));
    var missing = new Exec(List.of("/no/such/program"), Map.of(), FORMS).send(MESSAGE);
    assertTrue(missing.said().contains("cannot be run"), missing.said());
    var deaf = new Exec(List.of("/bin/true"), Map.of(), FORMS).send(MESSAGE);
    assertEquals(new Outcome.Taken("exit status 0"), deaf, "it need not read");
  }

  @Test
  void sendmailGetsTheMail() throws IOException {
    var file = folder.resolve("mail");
    var mail =
        new Mail(
            List.of("joe@example.com"),
            Optional.empty(),
            List.of("/bin/sh", "-c", "cat > " + file));
    assertEquals(
        new Outcome.Taken("exit status 0"),
        new Mailer(mail, System.getenv(), ZoneOffset.UTC).send(MESSAGE));
    var text = Files.readString(file);
    assertTrue(text.startsWith("To: joe@example.com\nSubject: =?utf-8?B?"), text);
  }

  @Test
  void syslogGetsALineForEach() {
    var lines = new ArrayList<String>();
    new Syslog(lines::add, ZoneOffset.UTC).send(MESSAGE);
    assertEquals(
        List.of(
            "alert ops: warning: venus: a crash \u00d72",
            "alert ops: warning: 1970-01-01 00:00:00 a crash \u00d72: no $(reboot) `x`"),
        lines);
  }
}
