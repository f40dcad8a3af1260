package jsupervisor.crashes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import jsupervisor.ask.Ask;
import jsupervisor.ask.Asker;
import jsupervisor.ask.Cause;
import jsupervisor.ask.News;
import jsupervisor.ask.Newsroom;
import jsupervisor.ask.ProcessDetail;
import jsupervisor.ask.Transition;
import jsupervisor.ask.View;
import jsupervisor.chronicle.Chronicler;
import jsupervisor.crashes.report.Summary;
import jsupervisor.terms.ExitStatus;
import jsupervisor.terms.ProcessName;
import jsupervisor.terms.StateCode;
import jsupervisor.usage.Meter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A control thread that announces ends, and may be slow to answer. */
@Timeout(120)
class CrashesTest {
  private static final ProcessName A = new ProcessName("web", "a");

  @TempDir Path folder;

  private final Newsroom newsroom = new Newsroom();
  private final Meter meter = new Meter(OptionalInt.empty(), () -> {}, _ -> {});
  private final List<String> said = new CopyOnWriteArrayList<>();
  private final CountDownLatch answers = new CountDownLatch(1);

  private Crashes start(String name) {
    var asker =
        new Asker() {
          @Override
          public <T> T ask(Ask<T> question) {
            return answer(question);
          }
        };
    var chronicler = Chronicler.start(newsroom, asker, () -> {}, e -> said.add("unheard: " + e));
    return Crashes.start(
        new Settings(folder.resolve(name), 1 << 20, Optional.empty()),
        new Crashes.Means(
            asker, chronicler, meter, () -> {}, (level, text) -> said.add(level + " " + text)));
  }

  @SuppressWarnings("unchecked") // each answer has the type of its question
  private <T> T answer(Ask<T> question) {
    if (question instanceof Ask.Look) return (T) new View(null, List.of());
    if (question instanceof Ask.Some) return (T) List.of();
    try {
      answers.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return (T)
        new ProcessDetail(
            null, List.of(), "/bin/cat", "/", "root", Map.of("A", "1"), Map.of(), 0, 0, false);
  }

  private void ends(ProcessName name, int times) {
    var cause = new Cause.Ended(new ExitStatus.Code(3), Cause.Judged.UNEXPECTED);
    for (int i = 0; i < times; i++)
      newsroom.tell(
          new News.Changed(
              name, new Transition(1000 + i, StateCode.RUNNING, StateCode.EXITED, cause, 42)));
  }

  private static void await(String what, BooleanSupplier condition) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (!condition.getAsBoolean())
      if (System.nanoTime() > end) throw new AssertionError("not within a minute: " + what);
      else java.util.concurrent.locks.LockSupport.parkNanos(1_000_000);
  }

  @AfterEach
  void close() {
    answers.countDown();
    meter.close();
  }

  @Test
  void tenThousandEndsOfOneKindAreOneRowWithCountTenThousand() {
    answers.countDown();
    try (var crashes = start("kept")) {
      ends(A, 10_000);
      await(
          "10,000 are counted: " + crashes.summaries(),
          () -> crashes.summaries().stream().mapToLong(Summary::count).sum() == 10_000);
      assertEquals(Optional.empty(), crashes.trouble());
      var row = crashes.summaries().getFirst();
      assertEquals(1, crashes.summaries().size());
      assertTrue(row.read() < 50, "looks: " + row.read());
      assertEquals("exit status 3", row.how());
      assertEquals(
          Map.of("A", "1"), crashes.group(row.id()).orElseThrow().last().profile().environment());
    }
    try (var again = start("kept")) {
      await("they are there again", () -> !again.summaries().isEmpty());
      assertEquals(10_000, again.summaries().getFirst().count());
    }
    assertEquals(List.of(), said);
  }

  @Test
  void anEndRightBeforeTheDaemonsOwnIsAReport() {
    answers.countDown();
    var crashes = start("last");
    ends(A, 1);
    crashes.close();
    ends(A, 1);
    try (var again = start("last")) {
      await("it is there", () -> !again.summaries().isEmpty());
      assertEquals(1, again.summaries().getFirst().count());
    }
    assertEquals(List.of(), said);
  }

  @Test
  void endsThatAreNotLookedAtBeforeTheDaemonsOwnAreSaid() {
    var crashes = start("stuck");
    ends(A, 7); // nobody answers
    crashes.close();
    assertTrue(said.stream().anyMatch(s -> s.contains("6 ends of programs, or")), said::toString);
  }

  @Test
  void whatCannotBeTakenInTimeIsCountedAndSaidAndHoldsUpNobody() {
    try (var crashes = start("slow")) {
      ends(A, 100_000); // nobody answers: this must not wait
      answers.countDown();
      await(
          "it is said: " + said,
          () -> said.stream().anyMatch(s -> s.contains(" were lost to crash reports")));
      await("what was kept is counted", () -> !crashes.summaries().isEmpty());
    }
  }

  @Test
  void whatCannotBeWrittenIsExplainedWithoutNamesOfClasses() throws java.io.IOException {
    answers.countDown();
    try (var crashes = start("gone")) {
      ends(A, 1);
      await("it is there", () -> !crashes.summaries().isEmpty());
      try (var files = Files.list(folder.resolve("gone"))) {
        for (var file : files.toList()) Files.delete(file);
      }
      Files.delete(folder.resolve("gone"));
      ends(new ProcessName("web", "b"), 1);
      await("it is said", () -> said.stream().anyMatch(s -> s.contains(" were lost to crash")));
      assertTrue(said.getLast().endsWith(": no such file or directory"), said::toString);
      assertFalse(said.getLast().contains("Exception"), said::toString);
    }
  }

  @Test
  void aFolderThatCannotBeUsedIsSaidAndNothingElseHappens() throws java.io.IOException {
    Files.writeString(folder.resolve("file"), "x");
    try (var crashes = start("file")) {
      await("it is said", () -> !said.isEmpty());
      assertTrue(
          said.getFirst().startsWith("CRITICAL crash reports cannot be kept in "), said::toString);
      ends(A, 100);
      assertEquals(List.of(), crashes.summaries());
      var why = crashes.of(_ -> true).trouble().orElseThrow();
      assertTrue(why.startsWith("crash reports cannot be kept in " + folder + "/file: "), why);
    }
  }
}
