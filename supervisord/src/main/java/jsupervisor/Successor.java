package jsupervisor;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import jsupervisor.posix.Errno;
import jsupervisor.posix.Keeper;
import jsupervisor.posix.PosixException;
import jsupervisor.posix.Succession;

/**
 * The JVM that is made ready while this one works: of the version that an upgrade leaves everything
 * to, or of this one, when {@code standby} says that there shall always be one.
 */
final class Successor {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration GONE = Duration.ofSeconds(5);

  /** What this JVM has to do after its own start comes first. */
  private static final Duration REST = Duration.ofSeconds(2);

  private static final Duration LOOK = Duration.ofSeconds(5);
  private static final long POLL_MILLIS = 5;

  private final Keeper keeper;
  private final Succession succession;

  Successor(Keeper keeper) {
    this.keeper = keeper;
    succession = keeper.succession();
  }

  /** Keeps one ready from now on; whatever becomes of it, another one follows. */
  void standBy() {
    Thread.ofPlatform()
        .name("standby")
        .daemon()
        .start(() -> {
          sleep(REST.toMillis());
          while (true) {
            one();
            sleep(LOOK.toMillis());
          }
        });
  }

  private synchronized void one() {
    try {
      if (!succession.present()) succession.prepare();
    } catch (PosixException _) {
      // the kernel gives no process now; there is another look
    }
  }

  /**
   * Makes another version ready.
   *
   * @param command its launcher and words
   * @return why it is not; then this version would be started again, too
   * @throws PosixException E2BIG, when the words are too long
   */
  synchronized Optional<String> prepare(List<String> command) {
    var words = keeper.self().words();
    try {
      clear();
      words.tryNext(command);
      succession.prepare();
      long end = System.nanoTime() + PATIENCE.toNanos();
      while (!succession.ready() && succession.present() && System.nanoTime() - end < 0)
        sleep(POLL_MILLIS);
      if (succession.ready()) return Optional.empty();
      var why = succession.present() ? "it is not ready after a minute" : words.reason();
      giveUp();
      return Optional.of(why.strip());
    } catch (PosixException e) {
      if (e.errno().equals(Errno.E2BIG)) throw e;
      giveUp();
      return Optional.of(e.getMessage());
    }
  }

  /** There is nothing to be tried any more. */
  synchronized void giveUp() {
    keeper.self().words().tryNothing();
    if (succession.present()) succession.dismiss();
  }

  private void clear() {
    if (!succession.present()) return;
    succession.dismiss();
    long end = System.nanoTime() + GONE.toNanos();
    while (succession.present() && System.nanoTime() - end < 0) sleep(POLL_MILLIS);
  }

  private static void sleep(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("nobody interrupts this", e);
    }
  }
}
