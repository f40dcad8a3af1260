package jsupervisor.probes;

import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import jsupervisor.ask.Asker;
import jsupervisor.chronicle.Chronicler;
import jsupervisor.chronicle.Follower;
import jsupervisor.terms.LogLevel;
import jsupervisor.terms.ProcessName;

/**
 * Probes everything that is to be probed, says what came of it, and counts uptime. The board may be
 * looked at by any thread.
 */
public final class Probes implements AutoCloseable {
  private static final long TICK_NANOS = 200_000_000;
  private static final long BOARD_NANOS = 1_000_000_000;
  private static final Duration CLOSE = Duration.ofSeconds(1);

  private final Means means;
  private final Archive archive;
  private final Flights flights;
  private final Ward ward;
  private final Rounds rounds;
  private final List<HealthListener> listeners = new CopyOnWriteArrayList<>();
  private final List<ProbeListener> hearers = new CopyOnWriteArrayList<>();
  private final Follower thread;
  private long tickNanos = System.nanoTime();
  private long boardNanos = System.nanoTime() - BOARD_NANOS;
  private volatile Board board = Board.EMPTY;

  /**
   * What it works with.
   *
   * @param asker the way to the control thread
   * @param chronicler knows what was announced
   * @param patient makes the calling thread give way to others
   * @param log the main log; any thread
   */
  public record Means(
      Asker asker, Chronicler chronicler, Runnable patient, BiConsumer<LogLevel, String> log) {}

  private Probes(Settings settings, Means means) {
    this.means = means;
    archive = new Archive(settings.directory(), means.log());
    flights = new Flights(means.patient());
    var remedy = new Remedy(means.asker(), means.log());
    ward = new Ward(settings, means.asker(), archive, flights, remedy);
    rounds =
        new Rounds(settings.uid(), ward, flights, remedy, this::changed, this::probed, means.log());
    thread = new Follower("health", means.patient(), this::run);
  }

  /** Begins; what is on the disk is there a moment later. */
  public static Probes start(Settings settings, Means means) {
    var probes = new Probes(settings, means);
    probes.thread.begin();
    return probes;
  }

  /** One more who wants to hear of changes. */
  public void tell(HealthListener listener) {
    listeners.add(listener);
  }

  /** One more who wants to hear of each probe. */
  public void hear(ProbeListener hearer) {
    hearers.add(hearer);
  }

  /** Everything as it was a moment ago. */
  public Board board() {
    return board;
  }

  private void changed(ProcessName name, Health from, Health to, String why, boolean alert) {
    each(listeners, listener -> listener.changed(name, from, to, why, alert));
  }

  private void probed(ProcessName name, boolean good, OptionalLong micros) {
    each(hearers, hearer -> hearer.probed(name, good, micros));
  }

  /** What goes wrong with one of them is no matter of the others'. */
  private <T> void each(List<T> all, Consumer<T> deed) {
    for (var one : all) {
      try {
        deed.accept(one);
      } catch (RuntimeException e) {
        failed(e);
      }
    }
  }

  private void failed(RuntimeException e) {
    means.log().accept(LogLevel.CRITICAL, "error while looking at health, going on: " + e);
  }

  private void run() {
    archive.open();
    try {
      while (!thread.ending()) turn();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    flights.close();
    try {
      ward.look(means.chronicler().page());
      ward.keep();
    } catch (RuntimeException e) {
      failed(e);
    }
  }

  private void turn() throws InterruptedException {
    long tick = Math.max(0, tickNanos - System.nanoTime());
    var landed = flights.take(Math.min(tick, rounds.restNanos()));
    try {
      rounds.answers(landed);
      if (System.nanoTime() - tickNanos >= 0) tick();
      rounds.ask();
    } catch (RuntimeException e) {
      failed(e);
    }
  }

  private void tick() {
    tickNanos = System.nanoTime() + TICK_NANOS;
    var page = means.chronicler().page();
    ward.admit(page);
    ward.look(page);
    rounds.look();
    long now = System.nanoTime();
    if (!ward.news() && now - boardNanos < BOARD_NANOS) return;
    boardNanos = now;
    board = ward.board();
    if (archive.due(ward.changed(), now)) ward.keep();
  }

  /** Probes no more; uptime is written, for which a second is waited at most. */
  @Override
  public void close() {
    thread.end(CLOSE);
  }
}
