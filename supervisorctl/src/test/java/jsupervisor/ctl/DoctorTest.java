package jsupervisor.ctl;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import jsupervisor.ctl.command.Screen;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code doctor} with Supervisor's programs, which cannot be asked everything. */
class DoctorTest {
  @TempDir static Path home;

  @Test
  void supervisorsDaemonIsLookedAtAsFarAsThatGoes() throws Exception {
    var daemon = DebianDaemon.start(home);
    try {
      var told = Told.byUs("", List.of("-c", daemon.file().toString(), "doctor"));
      var lines = told.out().lines().toList();
      assertEquals(0, told.code(), told::toString);
      assertTrue(lines.get(0).startsWith("warn  configuration  cannot be looked at: /usr/bin/"));
      assertTrue(lines.get(1).matches("ok    daemon +unix://.* answers, pid \\d+"), told::out);
      assertTrue(lines.get(2).matches("ok    children +6 run, as the daemon says"), told::out);
    } finally {
      daemon.stop();
    }
  }

  private static Told doctor(String daemon, String stranger) throws IOException {
    var program = Files.createDirectories(home.resolve("bin")).resolve("supervisorctl");
    var script = "#!/bin/sh\nprintf 'ok\\tfile\\twell\\nserver\\t%s\\n' " + stranger + "\n";
    var beside = Files.writeString(program.resolveSibling("supervisord"), script);
    assertTrue(beside.toFile().setExecutable(true));
    var text = "[supervisorctl]\nserverurl=" + daemon + "\nusername=u\npassword=secret\n";
    var file = Files.writeString(home.resolve("client.conf"), text).toString();
    var out = new ByteArrayOutputStream();
    try (var lines = new PrintStream(out, true, UTF_8)) {
      var screen = Screen.plain(lines, lines);
      var words = List.of("-c", file, "doctor");
      int code = Main.run(words, program.toString(), InputStream.nullInputStream(), screen);
      return new Told(out.toString(UTF_8), "", code);
    }
  }

  /** An address in a file may by now be anybody's. */
  @Test
  void whoListensAtAnAddressOfTheFileIsShownNoPassword() throws Exception {
    var shown = new CopyOnWriteArrayList<List<String>>();
    var stranger = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    stranger.createContext(
        "/",
        exchange -> {
          shown.add(exchange.getRequestHeaders().getOrDefault("Authorization", List.of()));
          exchange.getRequestBody().readAllBytes();
          exchange.sendResponseHeaders(401, -1);
          exchange.close();
        });
    stranger.start();
    var url = "http://127.0.0.1:" + stranger.getAddress().getPort();
    try (var daemon =
        HalfDeadServer.start(method ->
            HalfDeadServer.value(
                method.equals("getPID") ? "<int>1</int>" : "<array><data></data></array>"))) {
      var told = doctor(daemon.url(), url);
      var answers = "ok +socket +" + url + " answers, and asks for a password";
      assertTrue(told.out().lines().anyMatch(line -> line.matches(answers)), told::toString);
      assertEquals(List.of(List.of()), shown);
    } finally {
      stranger.stop(0);
    }
  }

  @Test
  void aDaemonThatIsNotThereIsAFailureWithWhatToDo() {
    var told = Told.byUs("", List.of("-s", "unix:///none/s", "-c", "/dev/null", "doctor --json"));
    assertEquals(1, told.code(), told::toString);
    assertTrue(
        told.out()
            .endsWith(
                "{\"verdict\": \"fail\", \"what\": \"daemon\", \"why\": \"unix:///none/s no such"
                    + " file; start it with supervisord -c FILE, or by its service\"}]\n"),
        told::out);
    var wrong = Told.byUs("", List.of("-c", "/dev/null", "-s", "http://x", "doctor x"));
    assertTrue(wrong.out().startsWith("Error: doctor accepts no arguments\n"), wrong::out);
    assertEquals(1, wrong.code());
  }
}
