package jsupervisor.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
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
    var finder = new Finder(this::look);
    for (int i = 0; i < 3; i++) {
      var missing = (Executable.Missing) finder.find("/away/x", PLACES);
      assertEquals(
          "the disk of command '/away/x', or of its directory, does not answer", missing.reason());
    }
    assertEquals(1, looks.get(), "what hangs is not asked again");
    var found = (Executable.Found) finder.find("cat y", PLACES);
    assertEquals(List.of("cat", "y"), found.argv());
    var inside = new Executable.Places("/", Optional.of("/away/"), List.of("/bin"));
    assertTrue(finder.find("cat", inside) instanceof Executable.Missing);
    answer.countDown();
    Await.until(
        () -> "it is found again",
        () -> finder.find("/away/x", PLACES) instanceof Executable.Found);
  }
}
