package jsupervisor.ctl.command;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** Work that must have an end, however many calls it makes. */
final class Within {
  private Within() {}

  /**
   * Does it on a thread of its own, and gives it up when time is over.
   *
   * @throws TimeoutException with words that go behind the name of whoever was asked
   */
  static <T> T limit(Duration patience, Supplier<T> work) throws TimeoutException {
    var task = new FutureTask<T>(work::get);
    var thread = Thread.ofPlatform().daemon().name("within").start(task);
    try {
      return task.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException _) {
      thread.interrupt();
      throw new TimeoutException(" did not answer within " + seconds(patience) + " seconds");
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException known) throw known;
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException _) {
      thread.interrupt();
      throw new Dialogue.Interrupted();
    }
  }

  private static String seconds(Duration duration) {
    return duration.toMillis() % 1000 == 0
        ? "" + duration.toSeconds()
        : "" + duration.toMillis() / 1000.0;
  }
}
