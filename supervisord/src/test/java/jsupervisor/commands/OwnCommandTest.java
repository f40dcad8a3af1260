package jsupervisor.commands;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

  /**
   * The command is over before anybody can look, and what it leaves behind writes more than anybody
   * can keep. None of them may find a time in which it is read without an end.
   */
  @Test
  void aFloodThatIsLeftBehindAtOnceIsNotKept() throws Exception {
    var input = new byte[100];
    try (var threads = Executors.newFixedThreadPool(8)) {
      var all = new ArrayList<Future<OwnCommand.Result>>();
      for (int i = 0; i < 200; i++)
        all.add(threads.submit(() -> shell("yes & exit 0").run(LONG, input)));
      for (var each : all) {
        var result = each.get();
        assertEquals(0, result.status());
        assertFalse(result.late());
      }
    }
  }

  @Test
  void bothChannelsAreKeptInTheirOrder() throws IOException {
    var result = shell("for i in 1 3 5; do echo $i; echo $((i + 1)) >&2; done").run(LONG);
    assertEquals("1\n2\n3\n4\n5\n6\n", result.output());
  }

  /** More than its pipe holds, and a command that lives long enough for somebody to wait there. */
  @Test
  void inputThatIsLeftOpenUnreadIsNotWaitedFor() throws IOException {
    long began = System.nanoTime();
    var result =
        shell("exec 3<&0; sleep 40 <&3 & echo $!; sleep 0.5; exit 6").run(LONG, new byte[1 << 20]);
    assertTrue(System.nanoTime() - began < Duration.ofSeconds(30).toNanos());
    ProcessHandle.of(Long.parseLong(result.output().strip()))
        .ifPresent(ProcessHandle::destroyForcibly);
    assertEquals(6, result.status());
    assertFalse(result.late());
  }

  @Test
  void aCommandThatReadsSlowlyGetsAllOfItsInput() throws IOException {
    var result = shell("sleep 0.5; wc -c").run(LONG, new byte[1 << 20]);
    assertEquals(new OwnCommand.Result(0, (1 << 20) + "\n", false), result);
  }

  @Test
  void whoIsLateIsKilledWithItsChildren() throws IOException {
    var result = shell("sleep 300 & echo $!; wait").run(Duration.ofSeconds(2));
    assertTrue(result.late());
    assertEquals(128 + 9, result.status());
    long pid = Long.parseLong(result.output().strip());
    Await.until(() -> pid + " is gone", () -> !lives(pid));
  }

  @Test
  void noDescriptorIsLeftOpenWhetherItRanOrNot() throws IOException {
    var missing = new OwnCommand(List.of(folder.resolve("missing").toString()), Map.of(), folder);
    assertThrows(IOException.class, () -> missing.run(LONG));
    shell("exit 0").run(LONG);
    long before = pipes();
    for (int i = 0; i < 20; i++) {
      assertThrows(IOException.class, () -> missing.run(LONG));
      assertEquals(0, shell("exit 0").run(LONG, new byte[1]).status());
    }
    Await.until(() -> "more pipes than " + before, () -> pipes() <= before);
  }

  private static long pipes() {
    var all = Path.of("/proc/self/fd").toFile().listFiles();
    return Stream.of(all).filter(each -> name(each.toPath()).startsWith("pipe:")).count();
  }

  private static String name(Path link) {
    try {
      return Files.readSymbolicLink(link).toString();
    } catch (IOException _) {
      return ""; // closed meanwhile
    }
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
