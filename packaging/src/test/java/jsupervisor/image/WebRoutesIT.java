package jsupervisor.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Scripts that fetch Supervisor's pages find on ours what they expect (spec web). */
class WebRoutesIT {
  private static final Path TABLE = Image.HOUSE.resolve("docs/web.md");

  /** Supervisor never answers some requests. */
  private static final String PATIENCE = "20";

  @TempDir Path folder;

  /** Every classic address is fetched with Python's urllib, from Debian's daemon and from ours. */
  @Test
  void nothingDiffersFromSupervisorsPageButWhatTheTableSays() throws IOException {
    var theirs = facts("t", Image.debian("supervisord"));
    var ours = facts("o", Image.DAEMON);
    assertEquals(theirs.keySet(), ours.keySet());
    var different =
        ours.keySet().stream()
            .filter(key -> !ours.get(key).equals(theirs.get(key)))
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(table(), different, () -> "\nours\n" + ours + "\ntheirs\n" + theirs);
    assertTrue(ours.size() > 120, ours.size() + " facts");
  }

  private Map<String, String> facts(String name, String program) throws IOException {
    var own = Files.createDirectory(folder.resolve(name));
    Files.writeString(own.resolve("plain"), "not a program\n");
    int port = Ports.free();
    var conf =
        Files.readString(Image.resource("web/routes.conf"))
            + "[inet_http_server]\nport=127.0.0.1:%d\n".formatted(port);
    try (var daemon = Daemon.start(List.of(program), own, conf)) {
      Await.until("the speaker has spoken", () -> daemon.text("speaker.out").contains("&end\n"));
      for (var process : List.of("cat", "speaker", "g:a", "g:b"))
        daemon.rpc.awaitState(process, "RUNNING");
      var script = Image.resource("python/web_routes.py").toString();
      var run = Run.in(folder, List.of(Image.PYTHON, script, Integer.toString(port), PATIENCE));
      return run.ok()
          .out()
          .lines()
          .map(line -> line.split("\t", 2))
          .collect(Collectors.toMap(w -> w[0], w -> w[1], (_, b) -> b, TreeMap::new));
    }
  }

  /** The first column of the last table, in backquotes. */
  private static TreeSet<String> table() throws IOException {
    return Files.readAllLines(TABLE).stream()
        .dropWhile(line -> !line.startsWith("| what |"))
        .filter(line -> line.startsWith("| `"))
        .map(line -> line.substring(3, line.indexOf('`', 3)))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The same over a Unix socket, where there is no host and no port. */
  @Test
  void aUnixSocketServesThePagesToo() throws IOException {
    try (var daemon = Daemon.start(folder, Files.readString(Image.resource("web/routes.conf")))) {
      var curl = new Curl(folder, "http://localhost");
      var socket = daemon.folder.resolve("sock").toString();
      assertEquals("OK", curl.get("/ok.html", "--unix-socket", socket).body());
      var stop = curl.get("/?action=stop&processname=cat", "--unix-socket", socket);
      assertEquals(301, stop.status());
      assertEquals("./?message=Process%20cat%20stopped", stop.header("location"));
      var evil =
          curl.get("/", "--unix-socket", socket, "-H", "Host: evil.com", "-A", "Mozilla/5.0");
      assertEquals(200, evil.status(), "no browser can be led to a Unix socket");
    }
  }
}
