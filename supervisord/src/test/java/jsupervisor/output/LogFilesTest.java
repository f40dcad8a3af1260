package jsupervisor.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import jsupervisor.posix.Errno;
import jsupervisor.posix.Fds;
import jsupervisor.terms.LogLevel;
import jsupervisor.terms.ProcessName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Children's output in regular files, from pipe to disk. */
class LogFilesTest {
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

  /** Both ways from pipe to file: spliced in the kernel, and read because they are shown, too. */
  @ParameterizedTest
  @EnumSource(
      value = LogLevel.class,
      names = {"INFO", "DEBUG"})
  void rotationIsAfterTheByteThatReachesTheLimit(LogLevel level) {
    rig.close();
    rig = new Rig(folder, level);
    int stdout = rig.stdout(rig.sink("log", 10, 2));
    Rig.write(stdout, "123456789");
    rig.awaitText("log", "123456789");
    assertFalse(Files.exists(folder.resolve("log.1")));
    Rig.write(stdout, "A");
    rig.sync(stdout);
    rig.awaitText("log", "");
    assertEquals("123456789A", rig.text("log.1"));
    Rig.write(stdout, "over the limit");
    rig.awaitText("log.1", "over the limit");
    Rig.write(stdout, "third piece");
    rig.awaitText("log.1", "third piece");
    rig.awaitText("log", "");
    assertEquals("over the limit", rig.text("log.2"));
    assertFalse(Files.exists(folder.resolve("log.3")));
  }

  @Test
  void withoutBackupsTheLogIsEmptiedAtTheLimit() {
    int stdout = rig.stdout(rig.sink("log", 4, 0));
    Rig.write(stdout, "four");
    rig.sync(stdout);
    rig.awaitText("log", "");
    Rig.write(stdout, "on");
    rig.awaitText("log", "on");
    assertFalse(Files.exists(folder.resolve("log.1")));
  }

  @Test
  void withoutALimitItIsNeverRotated() {
    int stdout = rig.stdout(rig.sink("log", 0, 3));
    var much = "x".repeat(300_000);
    Rig.write(stdout, much);
    rig.awaitText("log", much);
  }

  @Test
  void aLogThatCannotBeRotatedGoesOn() throws IOException {
    Files.createDirectories(folder.resolve("log.1/full"));
    int stdout = rig.stdout(rig.sink("log", 4, 1));
    Rig.write(stdout, "four");
    rig.awaitLog("cannot rotate " + folder.resolve("log"));
    Rig.write(stdout, "+");
    rig.awaitText("log", "four+");
  }

  @Test
  void c23_afterARotationATruncatedLogHasNoHoles() throws IOException {
    int stdout = rig.stdout(rig.sink("log", 10, 1));
    Rig.write(stdout, "0123456789");
    rig.awaitText("log.1", "0123456789");
    Rig.write(stdout, "abcde");
    rig.awaitText("log", "abcde");
    FileChannel.open(folder.resolve("log"), StandardOpenOption.WRITE).truncate(0).close();
    Rig.write(stdout, "fg");
    rig.awaitText("log", "fg");
  }

  @Test
  void logsAreOpenedAgainByTheirNames() throws IOException {
    int stdout = rig.stdout(rig.sink("log", 0, 0));
    Rig.write(stdout, "old");
    rig.awaitText("log", "old");
    Files.move(folder.resolve("log"), folder.resolve("moved"));
    Rig.write(stdout, "er");
    rig.awaitText("moved", "older");
    rig.output.reopenAll();
    rig.sync(stdout);
    Rig.write(stdout, "new");
    rig.awaitText("log", "new");
    assertEquals("older", rig.text("moved"));
  }

  @Test
  void c21_theLogOfAProcessThatDoesNotRunIsEmptiedAndItsBackupsStay() throws IOException {
    Files.writeString(folder.resolve("log"), "old");
    Files.writeString(folder.resolve("log.1"), "older");
    rig.output.register(Rig.CAT, Optional.of(rig.sink("log", 0, 1)), Optional.empty());
    assertEquals(Optional.empty(), rig.clear(Rig.CAT));
    assertEquals("", rig.text("log"));
    assertEquals("older", rig.text("log.1"));
  }

  @Test
  void theLogOfARunningProcessIsEmptiedAndGoesOn() {
    int stdout = rig.stdout(rig.sink("log", 0, 0));
    Rig.write(stdout, "one");
    rig.awaitText("log", "one");
    assertEquals(Optional.empty(), rig.clear(Rig.CAT));
    assertEquals("", rig.text("log"));
    Rig.write(stdout, "two");
    rig.awaitText("log", "two");
  }

  @Test
  void whatCannotBeClearedIsSaid() {
    rig.output.register(Rig.CAT, Optional.of(rig.sink("none/log", 0, 0)), Optional.empty());
    assertTrue(rig.clear(Rig.CAT).orElseThrow().contains("No such file or directory"));
  }

  @Test
  void whatCannotBeOpenedIsTheReasonAndTheOtherLogIsClosed() {
    assertEquals(
        Optional.of(Errno.ENOENT),
        rig.open(Rig.CAT, rig.sink("log", 0, 0), rig.sink("none/log", 0, 0)));
    assertEquals(Optional.empty(), rig.open(Rig.CAT, rig.sink("log", 0, 0), null));
  }

  @Test
  void twoStreamsMayShareAFile() {
    rig.open(Rig.CAT, rig.sink("log", 0, 0), rig.sink("log", 0, 0));
    var out = Rig.pipe();
    var err = Rig.pipe();
    rig.output.attach(Rig.CAT, new Ends(0, out.read(), err.read(), Attention.NONE, Attention.NONE));
    Rig.write(out.write(), "out ");
    rig.awaitText("log", "out ");
    Rig.write(err.write(), "err ");
    rig.awaitText("log", "out err ");
    Fds.close(err.write());
    Rig.write(out.write(), "out");
    rig.awaitText("log", "out err out");
  }

  @Test
  void twoProcessesMayShareAFile() {
    var other = new ProcessName("dog", "dog");
    int cat = rig.stdout(rig.sink("log", 6, 1));
    rig.open(other, rig.sink("log", 6, 1), null);
    var pipe = Rig.pipe();
    rig.output.attach(other, new Ends(0, pipe.read(), -1, Attention.NONE, Attention.NONE));
    Rig.write(cat, "meow ");
    rig.awaitText("log", "meow ");
    Rig.write(pipe.write(), "woof ");
    rig.awaitText("log.1", "meow woof ");
    Rig.write(cat, "purr");
    rig.awaitText("log", "purr");
    rig.output.close(other);
    Rig.write(cat, "!");
    rig.awaitText("log", "purr!");
  }

  @Test
  void theLastOutputOfADeadChildIsTakenBeforeItsEndIsTold() {
    int stdout = rig.stdout(rig.sink("log", 0, 0));
    Rig.write(stdout, "last words");
    rig.finish(Rig.CAT);
    assertEquals("last words", rig.text("log"));
    assertEquals(-Errno.EPIPE.number(), Fds.write(stdout, new byte[1], 0, 1));
  }

  @Test
  void anEndlessGrandchildDoesNotKeepADeadChildAlive() {
    int stdout = rig.stdout(rig.sink("log", 0, 0));
    var writer =
        Thread.ofPlatform()
            .daemon()
            .start(() -> {
              while (Fds.write(stdout, new byte[4096], 0, 4096) > 0) {}
            });
    rig.finish(Rig.CAT);
    try {
      writer.join();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void ansiSequencesAreStrippedAcrossPieces() {
    var sink = new Sink(folder.resolve("log").toString(), 0, 0, true, false, false);
    int stdout = rig.stdout(sink);
    Rig.write(stdout, "a\u001b[3");
    rig.awaitText("log", "a");
    Rig.write(stdout, "1mred");
    rig.awaitText("log", "ared");
  }

  @Test
  void aStreamWithoutALogIsReadAllTheSame() {
    int stdout = rig.stdout(null);
    Rig.write(stdout, "x".repeat(500_000));
    rig.finish(Rig.CAT);
  }
}
