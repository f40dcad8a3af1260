package jsupervisor.usage;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * Looks at processes for everybody who wants to know, on one thread, which ends when nobody wants
 * to know any more. A pid that the kernel has given to somebody else meanwhile is left out: whoever
 * is not a child of the one parent is none of ours. Any thread.
 */
public final class Meter implements AutoCloseable {
  /**
   * Two looks of 1,000 processes are some 20 ms of work; who starts a program shall get the
   * processor in between.
   */
  private static final int BATCH = 10;

  private static final long BREATH_NANOS = 500_000;
  private static final long IDLE_SECONDS = 5;

  private final OptionalInt parent;
  private final Consumer<RuntimeException> failed;
  private final ScheduledThreadPoolExecutor thread;
  private final KernelText files = new KernelText();

  /** How much is looked at. */
  public enum Depth {
    /** Time and memory. */
    USAGE,
    /** Open files, too. */
    DESCRIPTORS
  }

  /** An observation that goes on until it is closed. */
  public interface Observation extends AutoCloseable {
    @Override
    void close();
  }

  /**
   * @param parent of all processes that are meant, empty = any
   * @param first done once on the thread before everything else
   * @param failed takes what an observer throws; the next look comes all the same
   */
  public Meter(OptionalInt parent, Runnable first, Consumer<RuntimeException> failed) {
    this.parent = parent;
    this.failed = failed;
    thread = new ScheduledThreadPoolExecutor(1, work -> thread(first, work));
    thread.setKeepAliveTime(IDLE_SECONDS, TimeUnit.SECONDS);
    thread.allowCoreThreadTimeOut(true);
    thread.setRemoveOnCancelPolicy(true);
  }

  private static Thread thread(Runnable first, Runnable work) {
    return Thread.ofPlatform()
        .name("usage")
        .daemon()
        .unstarted(() -> {
          first.run();
          work.run();
        });
  }

  /**
   * Looks at once, and again after each pause.
   *
   * @param pause between two looks, 100 milliseconds or more
   */
  public Observation observe(Duration pause, Depth depth, Observer observer) {
    try {
      var going =
          thread.scheduleWithFixedDelay(
              () -> look(depth, observer), 0, pause.toMillis(), TimeUnit.MILLISECONDS);
      return () -> going.cancel(false);
    } catch (RejectedExecutionException _) {
      return () -> {}; // it is closed: there is nothing to see any more
    }
  }

  /**
   * One look, for somebody who waits for it.
   *
   * @param patience after which nothing was seen
   */
  public Map<Integer, Sample> look(Depth depth, Collection<Integer> pids, Duration patience) {
    try {
      var look = thread.submit(() -> samples(depth, pids));
      try {
        return look.get(patience.toMillis(), TimeUnit.MILLISECONDS);
      } finally {
        look.cancel(false);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException | RejectedExecutionException _) {
      // who wants figures does without
    }
    return Map.of();
  }

  private void look(Depth depth, Observer observer) {
    try {
      observer.seen(samples(depth, observer.pids()));
    } catch (RuntimeException e) {
      failed.accept(e);
    }
  }

  private Map<Integer, Sample> samples(Depth depth, Collection<Integer> pids) {
    var samples = new HashMap<Integer, Sample>();
    int looked = 0;
    for (int pid : pids) {
      if (pid <= 0) continue;
      sample(depth, pid).ifPresent(sample -> samples.put(pid, sample));
      if (++looked % BATCH == 0) LockSupport.parkNanos(BREATH_NANOS);
    }
    return samples;
  }

  private Optional<Sample> sample(Depth depth, int pid) {
    var usage = Usage.of(pid, files);
    if (usage.isEmpty()) return Optional.empty();
    if (parent.isPresent() && usage.get().parent() != parent.getAsInt()) return Optional.empty();
    var descriptors =
        switch (depth) {
          case USAGE -> OptionalInt.empty();
          case DESCRIPTORS -> Descriptors.of(pid);
        };
    return Optional.of(
        new Sample(pid, usage.get(), descriptors, System.nanoTime(), System.currentTimeMillis()));
  }

  /** Whether there is a thread at the moment. */
  boolean awake() {
    return thread.getPoolSize() > 0;
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
