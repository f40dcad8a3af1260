package jsupervisor.posix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import jsupervisor.Await;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The real keeper with a JVM below it that runs a {@link KeeperScript}. */
class KeeperTest {
  private static final Path KEEPER = Path.of("target/keeper/keeper").toAbsolutePath();

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "exits",
        "failures",
        "surroundings",
        "signals",
        "group",
        "descriptors",
        "generations",
        "stopped",
        "score",
        "replaced"
      })
  void itDoesWhatIsAsked(String script) throws IOException, InterruptedException {
    run(KeeperScript.class, script);
  }

  @ParameterizedTest
  @ValueSource(strings = {"trials", "successor", "hangs", "crowded", "crowded-successor"})
  void oneJvmFollowsAnother(String script) throws IOException, InterruptedException {
    run(SuccessionScript.class, script);
  }

  private void run(Class<?> main, String script) throws IOException, InterruptedException {
    var output = folder.resolve("output");
    var process =
        new ProcessBuilder(
                KEEPER.toString(),
                System.getProperty("java.home") + "/bin/java",
                "-Xrs",
                "-Xshare:auto",
                "-Djava.library.path=" + KEEPER.getParent(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName(),
                script)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      assertTrue(process.waitFor(120, TimeUnit.SECONDS), () -> "it ends: " + text(output));
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
    assertEquals("ok\n", text(output));
    assertEquals(0, process.exitValue());
  }

  /** It has not said that it is a daemon, and does not look at its signals. */
  @ParameterizedTest
  @CsvSource({"TERM,143", "INT,130"})
  void aSignalEndsWhatHangsBeforeItListens(String signal, int status)
      throws IOException, InterruptedException {
    var output = folder.resolve("output");
    var hangs = "trap '' TERM INT; echo $$; while :; do sleep 0.1; done";
    var process =
        new ProcessBuilder(KEEPER.toString(), "/bin/sh", "-c", hangs)
            .redirectOutput(output.toFile())
            .start();
    try {
      Await.until(() -> "it runs", () -> text(output).endsWith("\n"));
      new ProcessBuilder("kill", "-" + signal, "" + process.pid()).start().waitFor();
      assertTrue(process.waitFor(60, TimeUnit.SECONDS), "it ends");
      assertEquals(status, process.exitValue());
      var hung = ProcessHandle.of(Long.parseLong(text(output).strip()));
      assertTrue(hung.map(handle -> !handle.isAlive()).orElse(true), "it ends, too");
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return e.toString();
    }
  }

  @Test
  void withoutAKeeperThereIsNone() {
    assertEquals(Optional.empty(), Keeper.attach());
  }
}
