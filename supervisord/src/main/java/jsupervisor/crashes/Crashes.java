package jsupervisor.crashes;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import jsupervisor.ask.Asker;
import jsupervisor.ask.Transition;
import jsupervisor.chronicle.Chronicler;
import jsupervisor.chronicle.Follower;
import jsupervisor.crashes.report.CrashGroup;
import jsupervisor.crashes.report.Profile;
import jsupervisor.crashes.report.Summary;
import jsupervisor.crashes.store.Store;
import jsupervisor.kept.Losses;
import jsupervisor.kept.Reason;
import jsupervisor.output.Marks;
import jsupervisor.terms.LogLevel;
import jsupervisor.terms.ProcessName;
import jsupervisor.usage.Meter;
import jsupervisor.usage.OomKills;

/** Keeps a report of every unexpected end. Questions may be asked by any thread. */
public final class Crashes implements Reports, AutoCloseable {
  private static final Duration USES = Duration.ofSeconds(5);
  private static final long SECOND_NANOS = 1_000_000_000L;

  /** How long closing may take, and of that, looking at what still waits. */
  private static final Duration CLOSE = Duration.ofSeconds(3);

  private static final Duration DRAIN = Duration.ofSeconds(2);
  private static final long PATIENCE_MILLIS = 1000;
  private static final long LAST_PATIENCE_MILLIS = 200;
  private static final String TOO_FAST = "they came too fast";

  private final Settings settings;
  private final Means means;
  private final Store store;
  private final Optional<LogErrors> errors;
  private final Places places = new Places(this::begins);
  private final Watch watch = new Watch();
  private final OomKills kills = OomKills.here();
  private final Profiles profiles;
  private final GoodStarts goods;
  private final Triage triage = new Triage(System.nanoTime());
  private final Chronicler chronicler;
  private final Meter.Observation observation;
  private final Examiner examiner;
  private final Examiner.Known known;
  private final Waiting waiting = new Waiting();
  private final AtomicLong dropped = new AtomicLong();
  private final Follower thread;
  private volatile long drainedBy;
  private volatile Optional<String> trouble = Optional.empty();
  private final Losses ends;
  private final Losses bytes;
  private long lookedNanos;

  /**
   * What it works with.
   *
   * @param asker the way to the control thread
   * @param chronicler knows what was announced, and tells of it
   * @param meter looks at processes
   * @param patient makes the calling thread give way to others
   * @param log the main log; any thread
   */
  public record Means(
      Asker asker,
      Chronicler chronicler,
      Meter meter,
      Runnable patient,
      BiConsumer<LogLevel, String> log) {}

  private Crashes(Settings settings, Means means) {
    this.settings = settings;
    ends =
        new Losses(
            "ends of programs, or what belongs to them, were lost to crash reports",
            text -> say(LogLevel.WARN, text));
    bytes =
        new Losses(
            "bytes of logs were not looked through for errors", text -> say(LogLevel.WARN, text));
    errors =
        settings.logErrors().map(ErrorLines::new).map(lines -> new LogErrors(lines, this::there));
    this.means = means;
    store = new Store(settings.directory(), settings.bytes(), text -> say(LogLevel.WARN, text));
    profiles = new Profiles(means.asker());
    goods =
        new GoodStarts(
            name -> profiles.detail(name).map(found -> profiles.of(name, found)), this::good);
    chronicler = means.chronicler();
    chronicler.tell((name, change, _) -> changed(name, change));
    known = new Remembered(store, chronicler);
    var uses = new Uses(() -> chronicler.page().children().keySet());
    observation = means.meter().observe(USES, Meter.Depth.DESCRIPTORS, uses);
    examiner = new Examiner(places, uses, kills, profiles);
    thread = new Follower("crashes", means.patient(), this::run);
  }

  /** Begins; what is on the disk is there a moment later. */
  public static Crashes start(Settings settings, Means means) {
    var crashes = new Crashes(settings, means);
    crashes.thread.begin();
    return crashes;
  }

  /** Wants to know where in the logs children's output is. */
  public Marks marks() {
    return places;
  }

  private void say(LogLevel level, String text) {
    means.log().accept(level, text);
  }

  private void failed(RuntimeException e) {
    say(LogLevel.CRITICAL, "error while looking at crashes, going on: " + e);
  }

  /** The chronicler's thread, and the one that closes. */
  private void changed(ProcessName name, Transition change) {
    if (trouble.isPresent()) return;
    watch
        .of(name, change)
        .ifPresent(what -> {
          if (!waiting.add(what)) dropped.incrementAndGet();
        });
  }

  private void run() {
    try {
      store.open();
    } catch (IOException | RuntimeException e) {
      var where = "crash reports cannot be kept in " + settings.directory();
      trouble = Optional.of(where + ": " + Reason.of(e));
      say(LogLevel.CRITICAL, where + ", and none are made: " + Reason.of(e));
      observation.close();
      return;
    }
    try {
      while (!thread.ending()) turn();
      while (waiting.size() > 0 && System.nanoTime() - drainedBy < 0) turn();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    try {
      places.take();
      errors.ifPresent(all -> all.look().forEach(this::logged));
      store.close();
    } catch (IOException e) {
      unwritten(e);
    } catch (RuntimeException e) {
      failed(e);
    }
  }

  private void turn() throws InterruptedException {
    var next = waiting.next();
    try {
      if (next.isPresent()) take(next.get());
      if (System.nanoTime() - lookedNanos >= SECOND_NANOS) everySecond();
    } catch (IOException e) {
      unwritten(e);
    } catch (RuntimeException e) {
      failed(e);
    }
  }

  private void unwritten(IOException e) {
    dropped.incrementAndGet();
    ends.say(lost(), Reason.of(e));
  }

  private void everySecond() throws IOException {
    lookedNanos = System.nanoTime();
    places.take();
    kills.look(System.currentTimeMillis());
    goods.look(System.currentTimeMillis());
    errors.ifPresent(all -> all.look().forEach(this::logged));
    ends.say(lost(), TOO_FAST);
    errors.ifPresent(all -> bytes.say(all.skipped(), TOO_FAST));
    store.flush();
  }

  /** Announcements that nobody could take may have been ends, too. */
  private long lost() {
    return dropped.get() + places.dropped() + chronicler.page().lost();
  }

  private void begins(Marks.Place place) {
    errors.ifPresent(all -> all.begins(place));
  }

  private boolean there(ProcessName process) {
    return chronicler.page().entries().containsKey(process);
  }

  private void logged(LogErrors.Found error) {
    long now = System.currentTimeMillis();
    if (store.count(Examiner.print(error).id(), error.process(), now)) return;
    if (!triage.mayLook(System.nanoTime())) {
      dropped.incrementAndGet();
      return;
    }
    var found = examiner.error(error, known, now);
    try {
      store.put(found.print(), found.report());
    } catch (IOException e) {
      unwritten(e);
    }
  }

  private void take(Happening what) throws IOException, InterruptedException {
    switch (what) {
      case Happening.CameUp(var process, long at) -> goods.cameUp(process, at);
      case Happening.WentWell(var process, int pid) -> {
        goods.wentWell(process, System.currentTimeMillis());
        places.forget(process, pid);
      }
      case Happening.Crashed end -> {
        goods.crashed(end.process());
        crashed(end);
        places.forget(end.process(), end.pid());
      }
    }
  }

  private void crashed(Happening.Crashed end) throws IOException, InterruptedException {
    var same = triage.same(end.process(), end.how(), System.nanoTime());
    if (same.isPresent() && store.count(same.get(), end.process(), end.atMillis())) return;
    boolean may = triage.mayLook(System.nanoTime());
    var likely = may ? Optional.<String>empty() : triage.likely(end.process(), end.how());
    if (likely.isPresent() && store.count(likely.get(), end.process(), end.atMillis())) return;
    var found = may ? examiner.look(end, known, patience()) : examiner.glance(end, known);
    store.put(found.print(), found.report());
    triage.looked(end.process(), end.how(), found.print().id(), System.nanoTime());
  }

  private long patience() {
    return thread.ending() ? LAST_PATIENCE_MILLIS : PATIENCE_MILLIS;
  }

  private void good(ProcessName process, Profile profile) {
    try {
      store.good(process, profile, System.currentTimeMillis());
    } catch (IOException e) {
      unwritten(e);
    }
  }

  @Override
  public List<Summary> summaries() {
    return store.summaries();
  }

  @Override
  public Optional<CrashGroup> group(String id) {
    return store.group(id);
  }

  @Override
  public Optional<String> trouble() {
    return trouble;
  }

  /**
   * Looks on no more. What is announced by now is looked at, and what was counted is written, for
   * which three seconds are waited at most, as a busy machine or a slow disk may need, as long as
   * the control thread answers; the rest is said.
   */
  @Override
  public void close() {
    drainedBy = System.nanoTime() + DRAIN.toNanos();
    thread.end(chronicler, DRAIN, CLOSE, waiting::wake);
    observation.close();
    if (trouble.isEmpty()) ends.last(lost() + waiting.size(), "the daemon went on without them");
  }
}
