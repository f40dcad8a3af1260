package jsupervisor.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What ./demo shows, in a folder and on ports of the test's own. */
class DemoIT {
  private static final List<String> STAYING =
      List.of("web", "worker", "clocks:clock_01", "clocks:clock_02", "clocks:clock_03");

  @TempDir Path folder;

  @Test
  void everyProgramOfTheDemonstrationDoesWhatItShallAndControlCStopsAll() throws Exception {
    int page = freePort();
    int web = freePort();
    var conf = lay(page, web);
    var process =
        new ProcessBuilder("setsid", Image.DAEMON, "-n", "-c", conf.toString())
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("output").toFile())
            .start();
    try {
      var rpc = new Rpc(folder.resolve("target/demo/supervisor.sock"));
      STAYING.forEach(name -> rpc.awaitState(name, "RUNNING"));
      rpc.awaitState("once", "EXITED");
      assertEquals(0, rpc.info("once").get("exitstatus"));
      assertTrue(get(page).contains("clock_01"), "the page shows the programs");
      Await.until("the web server serves the documentation", () -> serves(web));
      Signals.sendGroup("INT", process.pid());
      assertTrue(process.waitFor(30, TimeUnit.SECONDS), () -> text("output"));
      assertEquals(0, process.exitValue());
      Await.until("nothing is left", () -> Proc.all(this::isOurs).isEmpty());
      assertTrue(text("output").contains("stopped: clock_01 (exit status 0)"), text("output"));
    } finally {
      process.destroyForcibly();
    }
  }

  private boolean isOurs(long pid) {
    return Proc.commandLine(pid).contains(folder.toString());
  }

  private Path lay(int page, int web) throws IOException {
    var samples = Files.createDirectories(folder.resolve("sample-conf/demo")).getParent();
    Files.createDirectories(folder.resolve("target/demo"));
    Files.writeString(Files.createDirectory(folder.resolve("docs")).resolve("hello"), "");
    for (var script : List.of("worker", "clock")) {
      Files.copy(source().resolve("demo/" + script), samples.resolve("demo/" + script));
    }
    var text = Files.readString(source().resolve("demo.conf"));
    return Files.writeString(
        samples.resolve("demo.conf"),
        text.replace("127.0.0.1:9001", "127.0.0.1:" + page).replace("9080", "" + web));
  }

  private static Path source() {
    return Image.HOUSE.resolve("sample-conf");
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static boolean serves(int port) {
    try {
      return get(port).contains("hello");
    } catch (IOException e) {
      return false;
    }
  }

  private static String get(int port) throws IOException {
    try (var in = URI.create("http://127.0.0.1:" + port + "/").toURL().openStream()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private String text(String file) {
    try {
      return Files.readString(folder.resolve(file));
    } catch (IOException e) {
      return e.toString();
    }
  }
}
