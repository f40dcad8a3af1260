package jsupervisor.loop;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import jsupervisor.core.Executable;
import jsupervisor.core.FileFacts;

/**
 * Finds the files of commands. Looking at a file on a server that does not answer may take for
 * ever, so it is done on other threads. A disk that works answers before anybody would notice, and
 * what follows is done at once; what takes longer is waited for elsewhere, and what hangs is not
 * asked again. Control thread only.
 */
final class Finder {
  /** Longer than a disk takes that works. */
  private static final long AT_ONCE_MILLIS = 20;

  private static final int MOST_THREADS = 16;

  private final FileFacts files;
  private final Executor control;
  private final Duration patience;
  private final ThreadPoolExecutor lookers =
      new ThreadPoolExecutor(
          1,
          MOST_THREADS,
          1,
          TimeUnit.MINUTES,
          new SynchronousQueue<>(),
          task -> Thread.ofPlatform().name("finder").daemon().unstarted(task));

  /** At most one for each command. */
  private final Map<Wanted, CompletableFuture<Executable>> hanging = new HashMap<>();

  private record Wanted(String command, Executable.Places places) {}

  /**
   * @param files may block
   * @param control does work on the control thread
   * @param patience how long is waited before it is said that nothing answers
   */
  Finder(FileFacts files, Executor control, Duration patience) {
    this.files = files;
    this.control = control;
    this.patience = patience;
    lookers.prestartAllCoreThreads();
  }

  /**
   * Finds what would be executed.
   *
   * @param then is told, now or later, also when nothing answers
   */
  void find(String command, Executable.Places places, Consumer<Executable> then) {
    var wanted = new Wanted(command, places);
    hanging.values().removeIf(CompletableFuture::isDone);
    var look = hanging.containsKey(wanted) ? hanging.get(wanted) : begin(wanted);
    try {
      // where something hangs, what lies beside it is likely to hang, too
      then.accept(look.get(hanging.isEmpty() ? AT_ONCE_MILLIS : 1, TimeUnit.MILLISECONDS));
    } catch (TimeoutException e) {
      hanging.put(wanted, look);
      look.copy()
          .completeOnTimeout(Executable.silent(command), patience.toMillis(), TimeUnit.MILLISECONDS)
          .thenAcceptAsync(then, control);
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException("looking for " + command, e);
    }
  }

  private CompletableFuture<Executable> begin(Wanted wanted) {
    try {
      return CompletableFuture.supplyAsync(() -> look(wanted), lookers);
    } catch (RejectedExecutionException e) {
      return CompletableFuture.completedFuture(Executable.silent(wanted.command())); // all hang
    } catch (OutOfMemoryError e) {
      // no thread can be had (pthread_create(3))
      return CompletableFuture.completedFuture(look(wanted));
    }
  }

  /** A child that hangs in its directory would hold up the keeper. */
  private Executable look(Wanted wanted) {
    wanted.places().directory().ifPresent(files::look);
    return Executable.find(wanted.command(), wanted.places(), files);
  }
}
