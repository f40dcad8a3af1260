package jsupervisor.commands;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import jsupervisor.Await;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Real commands, some of which leave something behind. */
@Timeout(120)
class OwnCommandTest {
  private static final Duration LONG = Duration.ofSeconds(60);

  @TempDir Path folder;

  private OwnCommand shell(String script) {
    return new OwnCommand(
        List.of("/bin/sh", "-c", script), Map.of("PATH", "/usr/bin:/bin"), folder);
  }

  private static Set<Thread> threads() {
    return Thread.getAllStackTraces().keySet();
  }

  @Test
  void bothChannelsAreHeardAndInputIsGiven() throws IOException {
    var result =
        shell("cat; echo err >&2; exit 3").run(LONG, "in ".getBytes(StandardCharsets.UTF_8));
    assertEquals(new OwnCommand.Result(3, "in err\n", false), result);
    assertEquals(new OwnCommand.Result(0, "", false), shell("cat").run(LONG));
    assertEquals(128 + 9, shell("kill -9 $$").run(LONG).status());
  }

  /** More than a pipe holds, and more than is kept. */
  @Test
  void whoeverSaysALotIsReadToItsEnd() throws IOException {
    var result = shell("yes | head -c 3000000; yes | head -c 3000000 >&2; exit 4").run(LONG);
    assertEquals(4, result.status());
    assertEquals("y\n".repeat(32 << 10), result.output());
  }

  @Test
  void inputThatIsNotReadIsDropped() throws IOException {
    assertEquals(0, shell("exit 0").run(LONG, new byte[1 << 20]).status());
  }

  /** Each of them keeps the pipes open. */
  @Test
  void whatIsLeftBehindIsNotWaitedForAndLeavesNoThread() throws IOException {
    var before = new HashSet<>(threads());
    long began = System.nanoTime();
    var left = new HashSet<Long>();
    try {
      for (int i = 0; i < 8; i++) {
        var result = shell("echo before; sleep 300 & echo $!; exit 5").run(LONG);
        var lines = result.output().lines().toList();
        assertEquals("before", lines.getFirst());
        left.add(Long.parseLong(lines.getLast()));
        assertEquals(new OwnCommand.Result(5, "before\n" + lines.getLast() + "\n", false), result);
      }
      assertEquals(8, left.stream().filter(OwnCommandTest::lives).count());
      assertTrue(System.nanoTime() - began < LONG.toNanos());
      Await.until(() -> "none is left: " + busy(before), () -> busy(before).isEmpty());
    } finally {
      for (long pid : left) ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
    }
  }

  /** Threads of the JDK that wait for the next process are no leak. */
  private static Set<String> busy(Set<Thread> before) {
    return Thread.getAllStackTraces().entrySet().stream()
        .filter(each -> !before.contains(each.getKey()))
        .filter(each ->
            List.of(each.getValue()).stream()
                .anyMatch(frame ->
                    frame.getClassName().startsWith("jsupervisor.commands.Streams")
                        || frame.getClassName().startsWith("org.apache.commons.exec")
                        || frame.getMethodName().equals("processExited")))
        .map(each -> each.getKey() + List.of(each.getValue()).toString())
        .collect(Collectors.toSet());
  }

  @Test
  void whatIsLeftBehindAndGoesOnWritingGetsABrokenPipe() throws IOException {
    var result = shell("yes & echo $! >pid; sleep 0.2; exit 0").run(LONG);
    assertEquals(0, result.status());
    assertEquals("y\n".repeat(32 << 10), result.output());
    long pid = Long.parseLong(Files.readString(folder.resolve("pid")).strip());
    Await.until(() -> pid + " is gone", () -> !lives(pid));
  }

  /** Whoever adopts it may not have reaped it yet. */
  private static boolean lives(long pid) {
    try {
      return !Files.readString(Path.of("/proc/" + pid + "/stat")).contains(") Z ");
    } catch (IOException _) {
      return false;
    }
  }
}
