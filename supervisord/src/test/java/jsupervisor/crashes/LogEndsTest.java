package jsupervisor.crashes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import jsupervisor.crashes.Places.Range;
import jsupervisor.crashes.report.LogEnd;
import jsupervisor.output.Marks.Place;
import jsupervisor.terms.Channel;
import jsupervisor.terms.ProcessName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class LogEndsTest {
  private static final ProcessName A = new ProcessName("a", "a");

  @TempDir Path folder;

  private Path log(String text) throws IOException {
    return Files.writeString(folder.resolve("log"), text);
  }

  private static LogEnd read(Path file, long from, long to) {
    return LogEnds.read(new Range(file.toString(), from, OptionalLong.of(to)), true);
  }

  @Test
  void onlyWhatOneChildHasWrittenIsRead() throws IOException {
    var file = log("before\nown 1\nown 2\nafter\n");
    assertEquals(new LogEnd(List.of("own 1", "own 2"), ""), read(file, 7, 19));
  }

  @Test
  void ofAChildWhoseBeginningIsNotKnownTheEndIsReadAndSaid() throws IOException {
    var file = log("a\nb\nafter\n");
    var end = LogEnds.read(new Range(file.toString(), 2, OptionalLong.of(4)), false);
    assertEquals(List.of("a", "b"), end.lines());
    assertTrue(end.note().contains("before this daemon looked on"), end.note());
  }

  @Test
  void aLogThatWasRotatedIsReadInItsBackup() throws IOException {
    Files.writeString(folder.resolve("log.1"), "old\nlast words\n");
    assertEquals(List.of("last words"), read(log("n\n"), 4, 15).lines());
    assertEquals("its log was emptied or rotated meanwhile", read(log("n\n"), 0, 1000).note());
  }

  @Test
  void aLogThatWasRotatedWhileItWroteIsReadFromItsBeginning() throws IOException {
    assertEquals(List.of("x", "y"), read(log("x\ny\nz\n"), 5000, 4).lines());
  }

  @Test
  void aLineOfTenMegabytesIsCut() throws IOException {
    var file = log("x".repeat(10 << 20));
    var lines = read(file, 0, 10 << 20).lines();
    assertEquals(List.of("…" + "x".repeat(LogEnds.LONGEST_LINE)), lines);
    var later = log("x".repeat(10 << 20) + "\nend\n");
    assertEquals(List.of("end"), read(later, 0, Files.size(later)).lines());
  }

  @Test
  void whatATerminalWouldObeyIsReplaced() {
    var bytes = "\u001b[31mred\u202e\r\n\tx\r\n\u00ff".getBytes(StandardCharsets.ISO_8859_1);
    assertEquals(List.of("\ufffd[31mred?", "\tx", "\ufffd"), LogEnds.lines(bytes, false));
    assertEquals(List.of(), LogEnds.lines(new byte[0], false));
    assertEquals(List.of("", "b"), LogEnds.lines("\nb\n".getBytes(StandardCharsets.UTF_8), false));
  }

  @Test
  void secretsAreMasked() {
    var text =
        """
        connecting with password=hunter2
        -----BEGIN RSA PRIVATE KEY-----
        MIIE
        -----END RSA PRIVATE KEY-----
        token: "cut off
        done
        """;
    assertEquals(
        List.of("connecting with password=***", "***", "***", "***", "token: ***", "done"),
        LogEnds.lines(text.getBytes(StandardCharsets.UTF_8), false));
    var cut = "x token=" + "y".repeat(2 * LogEnds.LONGEST_LINE);
    assertEquals(
        List.of("…x token=***"), LogEnds.lines(cut.getBytes(StandardCharsets.UTF_8), true));
  }

  @Test
  @Timeout(60)
  void whatIsNoFileIsNotRead() throws Exception {
    var fifo = folder.resolve("fifo");
    assertEquals(0, new ProcessBuilder("mkfifo", fifo.toString()).inheritIO().start().waitFor());
    for (var path : List.of(fifo, folder, Path.of("/dev/zero"), folder.resolve("gone"))) {
      var end = read(path, 0, 5);
      assertEquals(List.of(), end.lines());
      assertTrue(end.note().startsWith("its log cannot be read: "), end.note());
    }
  }

  @Test
  @Timeout(60)
  void aPipeThatIsPutInTheLogsPlaceMeanwhileIsNotWaitedFor() throws Exception {
    var file = log("x\n");
    var fifo = folder.resolve("fifo");
    assertEquals(0, new ProcessBuilder("mkfifo", fifo.toString()).inheritIO().start().waitFor());
    var plain = Files.writeString(folder.resolve("plain"), "x\n");
    var fresh = folder.resolve("fresh");
    var done = new AtomicBoolean();
    var swaps = new AtomicInteger();
    var swapping =
        Thread.ofPlatform()
            .daemon()
            .start(() -> {
              while (!done.get())
                swap(swaps.getAndIncrement() % 2 == 0 ? fifo : plain, fresh, file);
            });
    int read = 0;
    while (read < 50 || swaps.get() < 5000) read += read(file, 0, 2).lines().size();
    done.set(true);
    swapping.join();
  }

  private static void swap(Path other, Path fresh, Path file) {
    try {
      Files.createLink(fresh, other);
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void placesAreKnownFromBeginningToEnd() throws InterruptedException {
    var places = new Places(_ -> {});
    places.begins(new Place(A, 7, Channel.STDOUT, "/l", 10));
    places.begins(new Place(A, 7, Channel.STDERR, "/e", 0));
    places.ends(new Place(A, 7, Channel.STDOUT, "/l", 30));
    places.settle(A, 7, 1);
    assertEquals(
        new Range("/l", 10, OptionalLong.of(30)), places.of(A, 7, Channel.STDOUT).orElseThrow());
    assertEquals(
        new Range("/e", 0, OptionalLong.empty()), places.of(A, 7, Channel.STDERR).orElseThrow());
    assertTrue(places.of(A, 8, Channel.STDOUT).isEmpty());
    places.forget(A, 7);
    assertTrue(places.of(A, 7, Channel.STDOUT).isEmpty());
  }

  @Test
  @Timeout(60)
  void theEndIsWaitedFor() throws InterruptedException {
    var places = new Places(_ -> {});
    places.begins(new Place(A, 7, Channel.STDOUT, "/l", 10));
    var thread =
        Thread.ofPlatform().start(() -> places.ends(new Place(A, 7, Channel.STDOUT, "/l", 30)));
    places.settle(A, 7, 600_000);
    thread.join();
    assertEquals(OptionalLong.of(30), places.of(A, 7, Channel.STDOUT).orElseThrow().to());
  }

  @Test
  void whoHasBegunLongBeforeManyOthersHasNoKnownBeginning() throws InterruptedException {
    var places = new Places(_ -> {});
    for (int i = 0; i < 20_000; i++) {
      places.begins(new Place(A, i, Channel.STDOUT, "/l", 5));
      places.take();
    }
    places.ends(new Place(A, 0, Channel.STDOUT, "/l", 9));
    places.settle(A, 0, 1);
    assertEquals(
        new Range("/l", -1, OptionalLong.of(9)), places.of(A, 0, Channel.STDOUT).orElseThrow());
  }

  @Test
  void whatNobodyTakesIsDroppedAndCounted() {
    var places = new Places(_ -> {});
    for (int i = 0; i < 10_000; i++) places.begins(new Place(A, i, Channel.STDOUT, "/l", 0));
    assertEquals(10_000 - 8192, places.dropped());
  }
}
