package jsupervisor.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import jsupervisor.Await;
import jsupervisor.posix.Fds;
import jsupervisor.posix.Pipe;
import jsupervisor.terms.LogLevel;
import jsupervisor.terms.ProcessName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several processes write into one stream, each line behind its name (stdout_prefix). */
class SharedStreamTest {
  private static final ProcessName DOG = new ProcessName("pets", "dog");

  @TempDir Path folder;
  private Rig rig;
  private int reader;

  @BeforeEach
  void start() throws IOException, InterruptedException {
    rig = new Rig(folder, LogLevel.INFO);
    var made = new ProcessBuilder("mkfifo", folder.resolve("fifo").toString()).start();
    assertTrue(made.waitFor(10, TimeUnit.SECONDS) && made.exitValue() == 0);
    reader = open(Fds.O_RDONLY);
  }

  @AfterEach
  void end() {
    rig.close();
    Fds.close(reader);
  }

  private int open(int how) {
    return Fds.open(folder.resolve("fifo").toString(), how | Fds.O_NONBLOCK, 0);
  }

  private Pipe attach(ProcessName name, String log) {
    rig.open(name, new Sink(folder.resolve(log).toString(), 0, 0, false, false, true), null);
    var pipe = Rig.pipe();
    rig.output.attach(name, new Ends(0, pipe.read(), -1, Attention.NONE, Attention.NONE));
    return pipe;
  }

  private int child(ProcessName name) {
    return attach(name, "fifo").write();
  }

  /** What the reader gets until it ends so. */
  private String read(String end) {
    var seen = new StringBuilder();
    var bytes = new byte[10_000];
    Await.until(
        () -> "ends with " + end + ": " + seen,
        () -> {
          int n = Fds.read(reader, bytes);
          if (n > 0) seen.append(new String(bytes, 0, n, StandardCharsets.UTF_8));
          return seen.toString().endsWith(end);
        });
    return seen.toString();
  }

  @Test
  void aLineWaitsForItsEndAndOthersGoBefore() {
    int cat = child(Rig.CAT);
    int dog = child(DOG);
    Rig.write(cat, "one\ntw");
    assertEquals("cat | one\n", read("one\n"));
    Rig.write(dog, "wow\n");
    assertEquals("dog | wow\n", read("wow\n"));
    Rig.write(cat, "o\nthree");
    assertEquals("cat | two\n", read("two\n"));
    rig.finish(Rig.CAT);
    assertEquals("cat | three\n", read("three\n"));
  }

  @Test
  void linesOfTwoAndOfStrangersAreNeverTorn() throws Exception {
    int cat = child(Rig.CAT);
    int dog = child(DOG);
    int stranger = open(Fds.O_WRONLY);
    var writers = List.of(writer(cat, "c"), writer(dog, "d"), writer(stranger, "stranger | s"));
    var seen = new StringBuilder();
    while (writers.stream().anyMatch(Thread::isAlive)) seen.append(some());
    for (var writer : writers) writer.join();
    // the pipes may hold more than the stream has room for, and nobody waits long for a reader
    var end =
        Thread.ofPlatform()
            .daemon()
            .start(() -> {
              rig.finish(Rig.CAT);
              rig.finish(DOG);
            });
    while (end.isAlive()) seen.append(some());
    Await.until(
        () -> "all lines, not " + seen.chars().filter(c -> c == '\n').count(),
        () -> seen.append(some()).chars().filter(c -> c == '\n').count() >= 3 * 3000);
    for (var name : List.of("cat | c", "dog | d", "stranger | s"))
      assertEquals(expected(name), lines(seen, name), name);
    assertEquals(3 * 3000, seen.toString().lines().count());
  }

  private String some() {
    var bytes = new byte[5000];
    int n = Fds.read(reader, bytes);
    return n > 0 ? new String(bytes, 0, n, StandardCharsets.UTF_8) : "";
  }

  private static String line(String begin, int i) {
    return begin + " " + i + " " + "x".repeat(i % 900) + "\n";
  }

  private static String expected(String begin) {
    var all = new StringBuilder();
    for (int i = 0; i < 3000; i++) all.append(line(begin, i));
    return all.toString();
  }

  private static String lines(StringBuilder seen, String begin) {
    var all = new StringBuilder();
    seen.toString().lines().filter(l -> l.startsWith(begin)).forEach(l -> all.append(l + "\n"));
    return all.toString();
  }

  private static Thread writer(int fd, String begin) {
    return Thread.ofPlatform()
        .daemon()
        .start(() -> {
          for (int i = 0; i < 3000; i++) patient(fd, line(begin, i));
        });
  }

  /** A non-blocking pipe takes a line or nothing. */
  private static void patient(int fd, String line) {
    var bytes = line.getBytes(StandardCharsets.UTF_8);
    while (Fds.write(fd, bytes, 0, bytes.length) < 0) Thread.onSpinWait();
  }

  @Test
  void aLongLineComesInPiecesAndNothingOfItIsLost() {
    int cat = child(Rig.CAT);
    var writer =
        Thread.ofPlatform().daemon().start(() -> Rig.write(cat, "x".repeat(300_000) + "y\n"));
    var seen = read("y\n");
    assertEquals("x".repeat(300_000) + "y", seen.replace("cat | ", "").replace("\n", ""));
    assertTrue(writer.isDaemon());
    assertTrue(seen.lines().allMatch(line -> line.startsWith("cat | ") && line.length() < 4096));
  }

  @Test
  void aFileOfItsOwnStaysAsItIs() {
    int cat = attach(Rig.CAT, "log").write();
    Rig.write(cat, "one\ntw");
    rig.awaitText("log", "one\ntw");
    rig.finish(Rig.CAT);
    assertEquals("one\ntw", rig.text("log"));
  }

  @Test
  void lastWordsWaitForASlowReader() throws InterruptedException {
    int cat = child(Rig.CAT);
    var text = ("x".repeat(99) + "\n").repeat(900);
    Rig.write(cat, text);
    rig.finish(Rig.CAT);
    var closing = Thread.ofPlatform().start(rig.output::close);
    var seen = new StringBuilder();
    while (closing.isAlive()) seen.append(some());
    for (var more = some(); !more.isEmpty(); more = some()) seen.append(more);
    assertEquals(text, seen.toString().replace("cat | ", ""));
  }

  /** The next Java process begins with the rest of it. */
  @Test
  void aLineThatWasBegunIsLeftWithAName() {
    int cat = child(Rig.CAT);
    int dog = child(DOG);
    Rig.write(cat, "begun");
    Rig.write(dog, "whole\n");
    assertEquals("dog | whole\n", read("whole\n"));
    rig.output.leave();
    assertEquals("cat | begun\n", read("begun\n"));
  }

  @Test
  void aReaderThatSleepsLosesWholeLinesOnly() {
    int cat = child(Rig.CAT);
    var text = new StringBuilder();
    while (text.length() < 900_000) text.append("x".repeat(99)).append('\n');
    Rig.write(cat, text.toString());
    rig.finish(Rig.CAT);
    rig.awaitLog("fifo: nobody reads it; output is dropped until it can be written again");
    var seen = new StringBuilder();
    for (var more = some(); !more.isEmpty(); more = some()) seen.append(more);
    assertTrue(
        seen.toString().lines().allMatch(("cat | " + "x".repeat(99))::equals), seen::toString);
    assertTrue(seen.toString().endsWith("\n"));
  }
}
