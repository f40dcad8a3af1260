package jsupervisor.probes;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import jsupervisor.probes.attempt.Answer;
import jsupervisor.probes.attempt.Attempt;
import jsupervisor.terms.ProcessName;

/**
 * Probes under way, each on a platform thread: looking up a name cannot be broken off, and would
 * hold up everybody else's virtual threads. Of one thread, except where it says so.
 */
final class Flights {
  /** At the same time. */
  static final int MOST = 64;

  private static final long IDLE_SECONDS = 30;
  private static final Answer LATE = new Answer(false, "timed out");
  private static final Answer BROKEN = new Answer(false, false, "an error of ours");

  private final ThreadPoolExecutor threads;
  private final LinkedBlockingQueue<Landed> landed = new LinkedBlockingQueue<>();
  private final List<Flight> flying = new ArrayList<>();

  /** An answer, or that there is none, and how long that took. */
  record Landed(ProcessName name, long number, Answer answer, long nanos) {}

  /** One probe; its threads and ours look at it. */
  static final class Flight {
    private final ProcessName name;
    private final long number;
    private final Attempt attempt;
    private final long begunNanos = System.nanoTime();
    private final long endNanos;
    private final AtomicBoolean told = new AtomicBoolean();
    private volatile boolean over;

    private Flight(ProcessName name, long number, Attempt attempt, long endNanos) {
      this.name = name;
      this.number = number;
      this.attempt = attempt;
      this.endNanos = endNanos;
    }

    long number() {
      return number;
    }

    /** Whether it has failed because its time is over, or has answered. */
    boolean late() {
      return told.get();
    }

    /** Whether its thread is free again; that may be long after it has failed. */
    boolean over() {
      return over;
    }
  }

  private long numbers;

  /**
   * @param first done once on each thread before everything else
   */
  Flights(Runnable first) {
    threads =
        new ThreadPoolExecutor(
            0,
            MOST,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            work ->
                Thread.ofPlatform()
                    .name("probe")
                    .daemon()
                    .unstarted(() -> {
                      first.run();
                      work.run();
                    }));
  }

  /** Whether there is no room for another one. */
  boolean full() {
    flying.removeIf(Flight::over);
    return flying.size() >= MOST;
  }

  /**
   * Begins one; there must be room.
   *
   * @param timeout after which it has failed
   * @throws OutOfMemoryError when no thread can be had
   */
  Flight launch(ProcessName name, Attempt attempt, Duration timeout) {
    var flight = new Flight(name, ++numbers, attempt, System.nanoTime() + timeout.toNanos());
    threads.execute(() -> fly(flight));
    flying.add(flight);
    return flight;
  }

  private void fly(Flight flight) {
    try {
      land(flight, answer(flight.attempt));
    } finally {
      land(flight, BROKEN); // whatever was thrown: who gets no answer would ask for ever
      flight.over = true;
    }
  }

  private static Answer answer(Attempt attempt) {
    try {
      return attempt.run();
    } catch (SocketTimeoutException _) {
      return LATE;
    } catch (IOException | RuntimeException | StackOverflowError e) {
      var said = e.getMessage();
      return new Answer(false, said == null ? e.getClass().getSimpleName() : said);
    }
  }

  private void land(Flight flight, Answer answer) {
    if (flight.told.compareAndSet(false, true))
      landed.add(
          new Landed(flight.name, flight.number, answer, System.nanoTime() - flight.begunNanos));
  }

  /** Gives up those whose time is over. */
  void end(long now) {
    for (var flight : flying)
      if (now - flight.endNanos >= 0 && !flight.told.get()) {
        land(flight, LATE);
        abort(flight);
      }
  }

  /** Breaks one off, which may have to wait. */
  void abort(Flight flight) {
    Thread.ofVirtual().name("probe-abort").start(flight.attempt::abort);
  }

  /** What has landed, for which it waits if there is nothing. */
  List<Landed> take(long nanos) throws InterruptedException {
    var all = new ArrayList<Landed>();
    var first = landed.poll(nanos, TimeUnit.NANOSECONDS);
    if (first == null) return all;
    all.add(first);
    landed.drainTo(all);
    return all;
  }

  /** Breaks off all of them. */
  void close() {
    flying.forEach(this::abort);
    threads.shutdown();
  }
}
