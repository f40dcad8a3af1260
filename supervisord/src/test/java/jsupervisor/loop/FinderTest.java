package jsupervisor.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import jsupervisor.Await;
import jsupervisor.core.Executable;
import jsupervisor.core.FileFacts;
import org.junit.jupiter.api.Test;

/** A file server that does not answer holds up nobody but who needs it. */
class FinderTest {
  private static final Executable.Places PLACES =
      new Executable.Places("/", Optional.empty(), List.of("/bin"));
  private static final Optional<FileFacts.Seen> THERE =
      Optional.of(new FileFacts.Seen(false, 0755, true));

  private final CountDownLatch answer = new CountDownLatch(1);
  private final LinkedBlockingQueue<Runnable> letters = new LinkedBlockingQueue<>();
  private Finder finder;
  private final AtomicInteger looks = new AtomicInteger();

  /** Whatever lies in /away is not told before somebody lets go. */
  private Optional<FileFacts.Seen> look(String path) {
    if (!path.startsWith("/away/")) return THERE;
    looks.incrementAndGet();
    try {
      answer.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    return THERE;
  }

  @Test
  void aDiskThatDoesNotAnswerIsAReasonNotToStart() {
    finder = new Finder(this::look, letters::add, Duration.ofMillis(50));
    for (int i = 0; i < 3; i++) {
      var missing = (Executable.Missing) found("/away/x", PLACES);
      assertEquals(
          "the disk of command '/away/x', or of its directory, does not answer", missing.reason());
    }
    assertEquals(1, looks.get(), "what hangs is not asked again");
    var found = (Executable.Found) found("cat y", PLACES);
    assertEquals(List.of("cat", "y"), found.argv());
    var inside = new Executable.Places("/", Optional.of("/away/"), List.of("/bin"));
    assertTrue(found("cat", inside) instanceof Executable.Missing);
    answer.countDown();
    Await.until(
        () -> "it is found again", () -> found("/away/x", PLACES) instanceof Executable.Found);
  }

  @Test
  void aDiskThatIsSlowIsWaitedForWhileOthersGoOn() throws InterruptedException {
    finder = new Finder(this::look, letters::add, Duration.ofMinutes(1));
    var told = new ArrayList<Executable>();
    finder.find("/away/x", PLACES, told::add);
    finder.find("/away/x", PLACES, told::add);
    finder.find("/bin/y", PLACES, told::add);
    while (told.isEmpty()) letters.take().run();
    assertEquals(List.of(new Executable.Found("/bin/y", List.of("/bin/y"))), told);
    answer.countDown();
    letters.take().run();
    letters.take().run();
    assertEquals(new Executable.Found("/away/x", List.of("/away/x")), told.getLast());
    assertEquals(3, told.size());
    assertEquals(1, looks.get());
  }

  /** What is told, as soon as it is. */
  private Executable found(String command, Executable.Places places) {
    var told = new CompletableFuture<Executable>();
    finder.find(command, places, told::complete);
    try {
      while (!told.isDone()) letters.take().run();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    return told.join();
  }
}
