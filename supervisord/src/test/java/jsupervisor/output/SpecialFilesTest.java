package jsupervisor.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import jsupervisor.Await;
import jsupervisor.posix.DatagramPeer;
import jsupervisor.posix.Fds;
import jsupervisor.terms.LogLevel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Children's output where it cannot, or not at once, be written; and what is said of it. */
class SpecialFilesTest {
  @TempDir Path folder;
  private Rig rig;

  @BeforeEach
  void start() {
    rig = new Rig(folder, LogLevel.INFO);
  }

  @AfterEach
  void end() {
    rig.close();
  }

  private void fifo(String name) throws IOException, InterruptedException {
    var made = new ProcessBuilder("mkfifo", folder.resolve(name).toString()).start();
    assertTrue(made.waitFor(10, TimeUnit.SECONDS) && made.exitValue() == 0);
  }

  /** All that a pipe holds and will be given until {@code length} bytes have come. */
  private static String read(int fd, int length) {
    var seen = new StringBuilder();
    var bytes = new byte[1000];
    Await.until(
        () -> length + " bytes, of which have come " + seen.length(),
        () -> {
          int n = Fds.read(fd, bytes);
          if (n > 0) seen.append(new String(bytes, 0, n, StandardCharsets.UTF_8));
          return seen.length() >= length;
        });
    return seen.toString();
  }

  @Test
  void c25_aSlowReaderOfAFifoGetsEverything() throws Exception {
    fifo("fifo");
    int stdout = rig.stdout(rig.sink("fifo", 10, 3));
    int reader = Fds.open(folder.resolve("fifo").toString(), Fds.O_RDONLY | Fds.O_NONBLOCK, 0);
    var text = new StringBuilder();
    for (int i = 0; text.length() < 400_000; i++) text.append("line ").append(i).append('\n');
    var writer = Thread.ofPlatform().daemon().start(() -> Rig.write(stdout, text.toString()));
    assertEquals(text.toString(), read(reader, text.length()));
    writer.join();
    rig.finish(Rig.CAT);
    rig.close();
    assertEquals("", rig.text("main"));
  }

  @Test
  void c25_aFifoThatNobodyReadsHoldsUpNobodyForLongAndTheLossIsCounted() throws Exception {
    fifo("fifo");
    int stdout = rig.stdout(rig.sink("fifo", 10, 3));
    int most = 1_000_000;
    Rig.write(stdout, "x".repeat(most));
    rig.finish(Rig.CAT);
    rig.awaitLog("fifo: nobody reads it; output is dropped until it can be written again");
    int reader = Fds.open(folder.resolve("fifo").toString(), Fds.O_RDONLY | Fds.O_NONBLOCK, 0);
    var kept = read(reader, 65536);
    rig.output.close(Rig.CAT);
    rig.awaitLog("fifo is closed; " + (most - kept.length()) + " bytes of output were lost");
  }

  @Test
  void aFullDiskDropsAndCountsAndWritingGoesOnWhenItCan() throws IOException {
    Files.createSymbolicLink(folder.resolve("log"), Path.of("/dev/full"));
    int stdout = rig.stdout(rig.sink("log", 0, 0));
    Rig.write(stdout, "lost");
    rig.awaitLog("log: No space left on device; output is dropped until it can be written again");
    Files.delete(folder.resolve("log"));
    rig.output.reopenAll();
    var sent = new StringBuilder();
    Await.until(
        () -> "writing goes on: " + rig.text("main"),
        () -> {
          Rig.write(stdout, "+");
          sent.append('+');
          return !rig.text("log").isEmpty();
        });
    rig.finish(Rig.CAT);
    int lost = 4 + sent.length() - rig.text("log").length();
    rig.awaitLog("log can be written again; " + lost + " bytes of output were lost");
  }

  @Test
  void aLogMayGoToSyslogAndToAFile() throws IOException {
    rig.close();
    System.setProperty("jsupervisor.syslog", folder.resolve("socket").toString());
    try (var peer = new DatagramPeer(folder.resolve("socket"))) {
      rig = new Rig(folder, LogLevel.INFO);
      int stdout = rig.stdout(new Sink(folder.resolve("log").toString(), 0, 0, true, true, false));
      Rig.write(stdout, "one\n\u001b[mtwo\n");
      rig.awaitText("log", "one\ntwo\n");
      rig.open(Rig.CAT, new Sink("", 0, 0, false, true, false), null);
      var pipe = Rig.pipe();
      rig.output.attach(Rig.CAT, new Ends(0, pipe.read(), -1, Attention.NONE, Attention.NONE));
      Rig.write(pipe.write(), "only syslog");
      rig.finish(Rig.CAT);
      rig.close();
      var lines =
          peer.all().stream().map(record -> record.replaceFirst("<14>.{15} \\w+: ", "")).toList();
      assertEquals(java.util.List.of("cat one", "cat two", "cat only syslog"), lines);
    } finally {
      System.clearProperty("jsupervisor.syslog");
    }
  }

  @Test
  void fromDebugOnTheMainLogShowsWhatIsWrittenAndWhenAPipeIsClosed() {
    rig.close();
    rig = new Rig(folder, LogLevel.DEBUG);
    int stdout = rig.stdout(null);
    Rig.write(stdout, "hello\n");
    rig.awaitLog("DEBG 'cat' stdout output:\nhello\n\n");
    Fds.close(stdout);
    Await.until(
        () -> "its end is said: " + rig.text("main"),
        () ->
            rig.text("main")
                .matches("(?s).*DEBG fd \\d+ closed, stopped monitoring <'cat' stdout>\n"));
  }
}
