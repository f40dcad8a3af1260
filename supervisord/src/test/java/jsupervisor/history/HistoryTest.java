package jsupervisor.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import jsupervisor.ask.Ask;
import jsupervisor.ask.Asker;
import jsupervisor.ask.Cause;
import jsupervisor.ask.News;
import jsupervisor.ask.Newsroom;
import jsupervisor.ask.ProcessInfo;
import jsupervisor.ask.Transition;
import jsupervisor.ask.View;
import jsupervisor.chronicle.Chronicler;
import jsupervisor.history.chart.Chart;
import jsupervisor.terms.ExitStatus;
import jsupervisor.terms.ProcessName;
import jsupervisor.terms.StateCode;
import jsupervisor.usage.Meter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A control thread that announces changes of a process whose child is this JVM. */
@Timeout(120)
class HistoryTest {
  private static final ProcessName A = new ProcessName("web", "a");
  private static final int PID = (int) ProcessHandle.current().pid();

  @TempDir Path folder;

  private final Newsroom newsroom = new Newsroom();
  private final List<String> said = new CopyOnWriteArrayList<>();
  private final CountDownLatch free = new CountDownLatch(1);
  private boolean slow;
  private Meter meter;

  private History start(String name) {
    meter = new Meter(OptionalInt.empty(), () -> {}, e -> said.add("meter: " + e));
    var asker =
        new Asker() {
          @Override
          @SuppressWarnings("unchecked") // each answer has the type of its question
          public <T> T ask(Ask<T> question) {
            var all = List.of(info());
            return (T) (question instanceof Ask.Look ? new View(null, all) : all);
          }
        };
    var chronicler = Chronicler.start(newsroom, asker, () -> {}, e -> said.add("unheard: " + e));
    return History.start(
        new Settings(folder.resolve(name), 1, 10, 100),
        new History.Means(
            chronicler, meter, this::begin, (level, text) -> said.add(level + " " + text)));
  }

  /** The thread that writes has a slow disk. */
  private void begin() {
    try {
      if (slow) free.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static ProcessInfo info() {
    return new ProcessInfo(A, 0, 0, 0, StateCode.RUNNING, "", 0, "", "", PID, "", 1, 1, "", false);
  }

  private void ends(int times) {
    var cause = new Cause.Ended(new ExitStatus.Code(3), Cause.Judged.UNEXPECTED);
    long now = System.currentTimeMillis();
    for (int i = 0; i < times; i++)
      newsroom.tell(
          new News.Changed(
              A, new Transition(now, StateCode.RUNNING, StateCode.EXITED, cause, PID)));
  }

  private static void await(String what, BooleanSupplier condition) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (!condition.getAsBoolean())
      if (System.nanoTime() > end) throw new AssertionError("not within a minute: " + what);
      else LockSupport.parkNanos(1_000_000);
  }

  private static Optional<Chart> chart(History history) {
    return history.of(A, 0, 0, 0);
  }

  private static int changes(History history) {
    return chart(history).map(all -> all.changes().size()).orElse(0);
  }

  @AfterEach
  void close() {
    free.countDown();
    meter.close();
  }

  @Test
  void changesAndUseAreThereAndAgainForTheNext() {
    try (var history = start("kept")) {
      ends(3);
      await("changes", () -> changes(history) == 3);
      await("a sample", () -> chart(history).filter(all -> !all.cells().isEmpty()).isPresent());
      var cell = chart(history).orElseThrow().cells().getFirst();
      assertTrue(cell.kilobytes().most() > 1000, cell::toString);
      assertTrue(cell.threads() > 1 && cell.descriptors() > 1, cell::toString);
      assertEquals(Optional.empty(), history.of(new ProcessName("no", "no"), 0, 0, 0));
      assertEquals(Optional.empty(), history.seen("other"::equals).of(A, 0, 0, 0));
      assertTrue(history.seen("web"::equals).of(A, 0, 0, 0).isPresent());
      assertEquals(Optional.empty(), history.trouble());
      meter.close();
    }
    try (var again = start("kept")) {
      await("they are there again", () -> changes(again) == 3);
      ends(1);
      await("and one more", () -> changes(again) == 4);
    }
    assertEquals(List.of(), said);
  }

  @Test
  void whatIsAnnouncedRightBeforeTheEndIsWritten() {
    var history = start("last");
    ends(5);
    history.close();
    assertEquals(5, changes(history));
    assertEquals(List.of(), said);
  }

  @Test
  void aDiskThatDoesNotAnswerHoldsUpNobodyAndWhatIsLostIsSaid() {
    slow = true;
    var history = start("slow");
    for (int i = 0; i < 50; i++) {
      ends(1000); // nobody writes: this must not wait
      LockSupport.parkNanos(10_000_000);
    }
    free.countDown();
    await(
        "it is said",
        () -> said.stream().anyMatch(s -> s.contains(" records of histories were lost")));
    await("the newest that had room are there", () -> changes(history) == 500);
    history.close();
  }

  @Test
  void aFolderThatCannotBeUsedIsSaidOnceAndNothingElseHappens() throws IOException {
    Files.writeString(folder.resolve("file"), "x");
    var open = Files.createDirectory(folder.resolve("open"));
    Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxrwxrwx"));
    for (var name : List.of("file", "open", "none/here")) {
      said.clear();
      try (var history = start(name)) {
        await("trouble with " + name, () -> history.trouble().isPresent());
        ends(5);
        assertTrue(history.trouble().orElseThrow().contains(" cannot be kept in " + folder));
        meter.close();
      }
      assertEquals(1, said.size(), said::toString);
    }
  }

  @Test
  void aFolderThatIsGoneMeanwhileIsCountedAndSaid() throws IOException {
    try (var history = start("gone")) {
      ends(1);
      await("a change", () -> changes(history) == 1);
      meter.close();
      try (var files = Files.list(folder.resolve("gone"))) {
        for (var file : files.toList()) Files.delete(file);
      }
      Files.delete(folder.resolve("gone"));
      ends(1);
      await("it is said", () -> said.stream().anyMatch(s -> s.contains("1 records of hist")));
      assertTrue(said.getLast().endsWith(": no such file or directory"), said::toString);
      assertFalse(said.getLast().contains("Exception"), said::toString);
      assertEquals(Optional.empty(), history.trouble());
    }
  }
}
