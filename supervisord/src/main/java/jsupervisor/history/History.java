package jsupervisor.history;

import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import jsupervisor.ask.Transition;
import jsupervisor.chronicle.Chronicler;
import jsupervisor.chronicle.Follower;
import jsupervisor.chronicle.Occurrence;
import jsupervisor.history.chart.Chart;
import jsupervisor.history.chart.Window;
import jsupervisor.history.ring.Contents;
import jsupervisor.history.ring.Layout;
import jsupervisor.history.ring.Store;
import jsupervisor.kept.Losses;
import jsupervisor.kept.Reason;
import jsupervisor.terms.LogLevel;
import jsupervisor.terms.ProcessName;
import jsupervisor.usage.Meter;
import jsupervisor.usage.Observer;
import jsupervisor.usage.Sample;

/** Keeps what becomes of each process. Questions may be asked by any thread. */
public final class History implements Past, AutoCloseable {
  /** Changes that may wait for a disk. */
  private static final int MOST_WAITING = 16_384;

  /** How long closing may take, and of that, waiting for the last announcements. */
  private static final Duration CLOSE = Duration.ofSeconds(1);

  private static final Duration LAST = Duration.ofMillis(500);
  private static final String TOO_FAST = "they came too fast";

  private final Layout layout;
  private final Settings settings;
  private final Means means;
  private final Store store;
  private final Losses losses;
  private final Counts counts = new Counts();
  private final Looks looks;
  private final Chronicler chronicler;
  private final Meter.Observation observation;
  private final BlockingQueue<Work> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
  private final AtomicBoolean looked = new AtomicBoolean();
  private final AtomicLong dropped = new AtomicLong();
  private final Follower thread;
  private volatile Optional<String> trouble = Optional.empty();

  /** What is to be written. */
  private sealed interface Work {
    record Change(ProcessName process, Transition change) implements Work {}

    record Look(List<Looks.Taken> samples) implements Work {}

    /** Look whether it is time to end. */
    record Nothing() implements Work {}

    /** How many records it is. */
    default int records() {
      return switch (this) {
        case Change _ -> 1;
        case Look(var samples) -> samples.size();
        case Nothing() -> 0;
      };
    }
  }

  /**
   * What it works with.
   *
   * @param chronicler knows what was announced, and tells of it
   * @param meter looks at processes
   * @param patient makes the calling thread give way to others
   * @param log the main log; any thread
   */
  public record Means(
      Chronicler chronicler, Meter meter, Runnable patient, BiConsumer<LogLevel, String> log) {}

  private History(Settings settings, Means means) {
    this.settings = settings;
    this.means = means;
    layout = Layout.of(settings.days(), settings.interval());
    losses = new Losses("records of histories were lost", text -> say(LogLevel.WARN, text));
    looks = new Looks(settings.interval(), counts);
    chronicler = means.chronicler();
    store =
        new Store(
            settings.directory(),
            layout,
            settings.mostProcesses(),
            new Store.Means(
                this::processes, this::rest, System::nanoTime, text -> say(LogLevel.WARN, text)));
    thread = new Follower("history", means.patient(), this::run);
    chronicler.tell(this::changed);
    // twice an interval, so that none goes by without a look
    var pause = Duration.ofSeconds(settings.interval()).dividedBy(2);
    observation = means.meter().observe(pause, Meter.Depth.DESCRIPTORS, new Eyes());
  }

  /** Begins; what is on the disk is there a moment later. */
  public static History start(Settings settings, Means means) {
    var history = new History(settings, means);
    history.thread.begin();
    return history;
  }

  private void say(LogLevel level, String text) {
    means.log().accept(level, text);
  }

  private Set<ProcessName> processes() {
    return chronicler.page().entries().keySet();
  }

  private void rest(long millis) {
    try {
      if (!thread.ending()) Thread.sleep(millis);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /** The chronicler's thread, and the one that closes. */
  private void changed(ProcessName process, Transition change, List<Occurrence> what) {
    if (trouble.isPresent()) return;
    for (var each : what) if (each instanceof Occurrence.Started) counts.started(process);
    add(new Work.Change(process, change));
  }

  private boolean add(Work work) {
    boolean room = waiting.offer(work);
    if (!room) dropped.addAndGet(work.records());
    return room;
  }

  /**
   * A probe of a process has ended. Any thread.
   *
   * @param micros that it took, in microseconds
   */
  public void probed(ProcessName process, long micros) {
    if (trouble.isEmpty()) counts.probed(process, micros);
  }

  /** What the meter is told, and what it tells; on its thread. */
  private final class Eyes implements Observer {
    @Override
    public Collection<Integer> pids() {
      return chronicler.page().children().keySet();
    }

    @Override
    public void seen(Map<Integer, Sample> samples) {
      var taken = looks.at(chronicler.page(), samples, System.currentTimeMillis());
      if (taken.isEmpty()) return;
      // a disk for which an interval is not enough does not get the next one, too
      if (looked.getAndSet(true)) dropped.addAndGet(taken.size());
      else if (!add(new Work.Look(taken))) looked.set(false);
    }
  }

  private void run() {
    try {
      store.open();
      while (!thread.ending() || !waiting.isEmpty()) turn();
    } catch (IOException | RuntimeException e) {
      var where = "histories cannot be kept in " + settings.directory() + ": " + Reason.of(e);
      trouble = Optional.of(where);
      say(LogLevel.CRITICAL, where);
      observation.close();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void turn() throws InterruptedException {
    var next = waiting.poll(1, TimeUnit.SECONDS);
    if (next != null) take(next);
    losses.say(lost(), TOO_FAST);
  }

  private void take(Work work) {
    switch (work) {
      case Work.Change(var process, var change) -> attempt(() -> store.put(process, change));
      case Work.Look(var samples) -> {
        for (var each : samples) attempt(() -> store.put(each.process(), each.sample()));
        looked.set(false);
      }
      case Work.Nothing() -> {}
    }
  }

  private interface Attempt {
    void make() throws IOException;
  }

  private void attempt(Attempt attempt) {
    try {
      attempt.make();
    } catch (IOException e) {
      dropped.incrementAndGet();
      losses.say(lost(), Reason.of(e));
    } catch (RuntimeException e) {
      say(LogLevel.CRITICAL, "error while keeping histories, going on: " + e);
    }
  }

  /** Announcements that nobody could take would have been records, too. */
  private long lost() {
    return dropped.get() + chronicler.page().lost();
  }

  private long left() {
    return waiting.stream().mapToLong(Work::records).sum();
  }

  @Override
  public Optional<Chart> of(ProcessName process, long from, long to, int points) {
    long now = System.currentTimeMillis() / 1000;
    var window = Window.of(from, to, points, now, layout.seconds());
    var contents = store.read(process);
    if (contents.isEmpty() && processes().contains(process))
      contents = Optional.of(new Contents(settings.interval(), List.of(), List.of()));
    return contents.map(all -> Chart.of(all, window));
  }

  @Override
  public Optional<String> trouble() {
    return trouble;
  }

  /**
   * Looks on no more. What is announced by now is written, for which a second is waited at most;
   * the rest is said.
   */
  @Override
  public void close() {
    observation.close();
    thread.end(chronicler, LAST, CLOSE, () -> add(new Work.Nothing()));
    if (trouble.isEmpty()) losses.last(lost() + left(), "the daemon went on without them");
  }
}
