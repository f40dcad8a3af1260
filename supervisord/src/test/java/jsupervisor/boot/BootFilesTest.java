package jsupervisor.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jsupervisor.logging.MainLog;
import jsupervisor.terms.LogLevel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Environment and pid file. */
class BootFilesTest {
  @TempDir Path folder;
  private MainLog log;

  @BeforeEach
  void open() throws IOException {
    var main = Optional.of(folder.resolve("main"));
    log = MainLog.open(new MainLog.Settings(main, false, 0, 0, LogLevel.INFO, false));
  }

  @AfterEach
  void close() {
    log.close();
  }

  private String said() throws IOException {
    log.flush();
    return Files.readString(folder.resolve("main"));
  }

  @Test
  void theEnvironmentIsReadInItsOrderAndTheFirstOfANameCounts() {
    var read = Environment.parse("B=1\0A=x=y\0B=2\0EMPTY=\0noise\0=odd\0LAST=ä\nb\0");
    assertEquals(
        List.of(
            Map.entry("B", "1"),
            Map.entry("A", "x=y"),
            Map.entry("EMPTY", ""),
            Map.entry("LAST", "ä\nb")),
        List.copyOf(read.entrySet()));
    assertEquals(Map.of(), Environment.parse(""));
    assertEquals(
        Map.of("JAVA_TOOL_OPTIONS", "-Xmx1g"),
        Environment.parse("__jsupervisor_JAVA_TOOL_OPTIONS=-Xmx1g\0"));
    assertEquals(System.getenv("PATH"), Environment.read().get("PATH"));
  }

  @Test
  void thePidFileIsWrittenAndRemoved() throws IOException {
    var path = folder.resolve("pid");
    Files.writeString(path, "an old one");
    var file = new PidFile(path.toString());
    file.write(4711, log);
    assertEquals("4711\n", Files.readString(path));
    file.remove();
    assertFalse(Files.exists(path));
    file.remove();
    assertTrue(said().endsWith(" INFO supervisord started with pid 4711\n"), said());
  }

  @Test
  void onlyWhatIsOursIsRemoved() throws IOException {
    var path = folder.resolve("pid");
    Files.writeString(path, "1\n");
    new PidFile(path.toString()).remove();
    var other = new PidFile(path.toString());
    other.adopt(2);
    other.remove();
    assertTrue(Files.exists(path));
    other.adopt(1);
    other.remove();
    assertFalse(Files.exists(path));
    other.adopt(1);
    other.remove();
  }

  @Test
  void whatCannotBeWrittenIsSaidAndHarmsNobody() throws IOException {
    var path = folder.resolve("none/pid");
    var file = new PidFile(path.toString());
    file.write(1, log);
    assertTrue(said().endsWith("CRIT could not write pidfile " + path + "\n"), said());
    file.remove();
  }
}
