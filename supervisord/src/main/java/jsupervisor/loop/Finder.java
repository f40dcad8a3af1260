package jsupervisor.loop;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import jsupervisor.core.Executable;
import jsupervisor.core.FileFacts;

/**
 * Finds the files of commands. Looking at a file on a server that does not answer may take for
 * ever, so it is done on other threads, and whoever asks waits a moment only; as long as one look
 * hangs the same is not waited for again. Control thread only.
 */
final class Finder {
  /** Far more than a disk takes that works, on a machine that has too much to do. */
  private static final long PATIENCE_MILLIS = 1000;

  /** While something hangs already, whatever lies beside it is likely to hang, too. */
  private static final long LITTLE_PATIENCE_MILLIS = 100;

  private static final int MOST_THREADS = 16;

  private final FileFacts files;
  private final ThreadPoolExecutor lookers =
      new ThreadPoolExecutor(
          1,
          MOST_THREADS,
          1,
          TimeUnit.MINUTES,
          new SynchronousQueue<>(),
          task -> Thread.ofPlatform().name("finder").daemon().unstarted(task));

  /** At most one for each command. */
  private final Map<Wanted, Future<Executable>> hanging = new HashMap<>();

  private record Wanted(String command, Executable.Places places) {}

  /**
   * @param files may block
   */
  Finder(FileFacts files) {
    this.files = files;
    lookers.prestartAllCoreThreads();
  }

  /** What would be executed, or that nothing answers. */
  Executable find(String command, Executable.Places places) {
    var wanted = new Wanted(command, places);
    var before = hanging.get(wanted);
    if (before != null && !before.isDone()) return Executable.silent(command);
    hanging.remove(wanted);
    try {
      return found(wanted);
    } catch (RejectedExecutionException e) {
      return Executable.silent(command); // all hang
    } catch (OutOfMemoryError e) {
      return look(wanted); // no thread can be had (pthread_create(3))
    }
  }

  private Executable found(Wanted wanted) {
    long patience = hanging.isEmpty() ? PATIENCE_MILLIS : LITTLE_PATIENCE_MILLIS;
    var look = lookers.submit(() -> look(wanted));
    try {
      return look.get(patience, TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      hanging.put(wanted, look);
      return Executable.silent(wanted.command());
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException("looking for " + wanted.command(), e);
    }
  }

  /** A child that hangs in its directory would hold up the keeper. */
  private Executable look(Wanted wanted) {
    wanted.places().directory().ifPresent(files::look);
    return Executable.find(wanted.command(), wanted.places(), files);
  }
}
