package jsupervisor.ctl.command;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** Questions asked at the same time, sixteen at most; their answers come in the order of asking. */
final class Crew<T> implements AutoCloseable {
  private static final int MOST = 16;
  private final ExecutorService threads = Executors.newFixedThreadPool(MOST, Crew::thread);
  private final List<Future<T>> answers = new ArrayList<>();

  private static Thread thread(Runnable work) {
    var thread = new Thread(work, "crew");
    thread.setDaemon(true);
    return thread;
  }

  void add(Callable<T> question) {
    answers.add(threads.submit(question));
  }

  /** Waits until all have answered or failed. */
  void await() {
    for (var answer : answers) {
      try {
        answer.get();
      } catch (InterruptedException _) {
        throw new Dialogue.Interrupted();
      } catch (ExecutionException _) {
        // forEach throws it, behind the answers before it
      }
    }
  }

  /** Hands every answer on; the first failure is thrown when its turn comes. */
  void forEach(Consumer<T> next) {
    for (var answer : answers) next.accept(get(answer));
  }

  private T get(Future<T> answer) {
    try {
      return answer.get();
    } catch (InterruptedException _) {
      throw new Dialogue.Interrupted();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException reason) throw reason;
      throw new CommandError(String.valueOf(e.getCause()));
    }
  }

  /** Whoever still waits for an answer does so no longer. */
  @Override
  public void close() {
    threads.shutdownNow();
  }
}
