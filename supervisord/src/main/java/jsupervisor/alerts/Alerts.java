package jsupervisor.alerts;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import jsupervisor.alerts.rule.Happening;
import jsupervisor.alerts.say.Message;
import jsupervisor.alerts.send.Outcome;
import jsupervisor.alerts.send.Target;
import jsupervisor.ask.Transition;
import jsupervisor.ask.Vigil;
import jsupervisor.chronicle.Chronicler;
import jsupervisor.chronicle.Follower;
import jsupervisor.config.alert.AlertConfig;
import jsupervisor.config.alert.AlertEvent;
import jsupervisor.kept.Folder;
import jsupervisor.kept.Losses;
import jsupervisor.terms.LogLevel;
import jsupervisor.terms.ProcessName;
import jsupervisor.usage.OomKills;

/** Tells somebody what happens. Questions may be asked by any thread. */
public final class Alerts implements AutoCloseable {
  /** Changes that may wait for the thread. */
  private static final int MOST_WAITING = 16_384;

  private static final long BUSY_MILLIS = 200;
  private static final long LOOK_MILLIS = 1000;
  private static final long IDLE_MILLIS = 3_600_000;

  /** The kernel counts a kill before anybody hears of the end, but we look once a second only. */
  private static final long OOM_SLACK_MILLIS = 2000;

  /** How long closing may take, and of that, hearing what is announced and what is on its way. */
  private static final Duration CLOSE = Duration.ofSeconds(1);

  private static final Duration DRAIN = Duration.ofMillis(300);
  private static final Duration LANDING = Duration.ofMillis(500);

  private final Settings settings;
  private final Means means;
  private final Map<String, Testable> tests = new LinkedHashMap<>();
  private final Pages pages;
  private final Couriers couriers;
  private final Optional<OomKills> kills;
  private final BlockingQueue<Optional<Heard>> inbox = new ArrayBlockingQueue<>(MOST_WAITING);
  private final Queue<Runnable> outcomes = new ConcurrentLinkedQueue<>();
  private final AtomicLong dropped = new AtomicLong();
  private final Losses losses;
  private final Follower thread;
  private volatile List<AlertStatus> statuses = List.of();
  private final Doubts doubts = new Doubts();
  private List<Post> posts = List.of();
  private long lookedNanos;

  /**
   * What it works with.
   *
   * @param chronicler knows what was announced, and tells of it
   * @param patient makes the calling thread give way to others
   * @param log the main log; any thread
   * @param syslog takes a line for the system's log daemon; any thread, never waits
   * @param health what probes say now; never waits
   */
  public record Means(
      Chronicler chronicler,
      Runnable patient,
      BiConsumer<LogLevel, String> log,
      Consumer<String> syslog,
      Function<ProcessName, Wellness> health) {}

  private sealed interface Heard {
    record Changed(ProcessName process, Transition change) implements Heard {}

    record Health(Happening what, long atNanos) implements Heard {}
  }

  private Alerts(Settings settings, Means means) {
    this.settings = settings;
    this.means = means;
    pages = new Pages(means.chronicler()::page, means.health());
    couriers = new Couriers(means.patient());
    boolean memory = settings.alerts().stream().anyMatch(each -> each.wants(AlertEvent.OOM));
    kills = memory ? Optional.of(OomKills.here()) : Optional.empty();
    losses =
        new Losses(
            "changes of state or health were lost to alerts", text -> say(LogLevel.WARN, text));
    var addressees = new Addressees(settings.environment(), means.syslog());
    for (var alert : settings.alerts())
      tests.put(
          alert.name(),
          new Testable(sender(alert), addressees.of(alert.targets()), new Semaphore(1)));
    thread = new Follower("alerts", means.patient(), this::run);
  }

  /** Begins; what another JVM has left to be told is told a moment later. */
  public static Alerts start(Settings settings, Means means) {
    var alerts = new Alerts(settings, means);
    means.chronicler().tell((name, change, _) -> alerts.changed(name, change));
    alerts.thread.begin();
    return alerts;
  }

  private Message.Sender sender(AlertConfig alert) {
    return new Message.Sender(alert.name(), settings.host(), settings.identifier());
  }

  private void say(LogLevel level, String text) {
    means.log().accept(level, text);
  }

  /** The chronicler's thread, and the one that closes; never waits. */
  private void changed(ProcessName name, Transition change) {
    take(new Heard.Changed(name, change));
  }

  private void take(Heard heard) {
    if (!inbox.offer(Optional.of(heard))) dropped.incrementAndGet();
  }

  /**
   * Something has become UNHEALTHY; any thread, never waits. It is not told of a process that was
   * not RUNNING any more by then.
   *
   * @param name of the process; of what is outside {@link jsupervisor.ask.Vigil#OUTSIDE} and its
   *     name
   * @param why the last answer to its probe
   * @param critical whether the probe wants that somebody is told
   */
  public void unhealthy(ProcessName name, String why, boolean critical) {
    var what = Happening.unhealthy(name, System.currentTimeMillis(), why, critical);
    take(new Heard.Health(what, System.nanoTime()));
  }

  private void run() {
    posts = settings.alerts().stream().map(this::open).toList();
    try {
      while (!thread.ending()) turn();
      long end = System.nanoTime() + LANDING.toNanos();
      while (!inbox.isEmpty() || (flying() && System.nanoTime() - end < 0)) turn();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    doubts.rest().forEach(this::happened);
    for (var post : posts) post.close(System.nanoTime());
  }

  private Post open(AlertConfig alert) {
    var folder = new Folder(Path.of(alert.directory()), ".alert");
    var desk =
        new Desk(
            alert.name(),
            folder,
            text -> say(LogLevel.WARN, "alert " + alert.name() + ": " + text));
    return new Post(alert, sender(alert), tests.get(alert.name()).targets(), desk, means.log());
  }

  private boolean flying() {
    return posts.stream().anyMatch(Post::flying);
  }

  private void turn() throws InterruptedException {
    var first = inbox.poll(patience(), TimeUnit.MILLISECONDS);
    long heardNanos = means.chronicler().heardNanos(); // and so all of it is in the inbox
    try {
      look();
      if (first != null) first.ifPresent(this::heard);
      var more = new ArrayList<Optional<Heard>>();
      inbox.drainTo(more);
      for (var each : more) each.ifPresent(this::heard);
      doubts.settled(heardNanos, System.nanoTime()).forEach(this::happened);
      for (var done = outcomes.poll(); done != null; done = outcomes.poll()) done.run();
      for (var post : posts)
        post.turn(System.currentTimeMillis(), System.nanoTime(), pages, this::carry);
      losses.say(dropped.get() + means.chronicler().page().lost(), "they came too fast");
      statuses = posts.stream().map(Post::status).toList();
    } catch (RuntimeException e) {
      say(LogLevel.CRITICAL, "error while telling what happens, going on: " + e);
    }
  }

  private long patience() {
    boolean waits = thread.ending() || !doubts.isEmpty();
    if (waits || posts.stream().anyMatch(post -> !post.idle())) return BUSY_MILLIS;
    return kills.isPresent() ? LOOK_MILLIS : IDLE_MILLIS;
  }

  private void look() {
    long now = System.nanoTime();
    if (kills.isEmpty() || now - lookedNanos < TimeUnit.MILLISECONDS.toNanos(LOOK_MILLIS)) return;
    lookedNanos = now;
    kills.get().look(System.currentTimeMillis());
  }

  private void heard(Heard heard) {
    switch (heard) {
      case Heard.Changed(var process, var change) -> {
        doubts.changed(process, change).forEach(this::happened);
        Happening.of(process, change, this::memoryWasShort).ifPresent(this::happened);
      }
      case Heard.Health(var what, _) when Vigil.outside(what.process()) -> happened(what);
      case Heard.Health(var what, long atNanos) -> doubts.add(what, atNanos);
    }
  }

  private void happened(Happening what) {
    posts.forEach(post -> post.heard(what));
  }

  private boolean memoryWasShort(long atMillis) {
    return kills.filter(all -> !all.evidence(atMillis - OOM_SLACK_MILLIS).isEmpty()).isPresent();
  }

  private void carry(Post post, Delivery delivery, Message message) {
    couriers.execute(() -> {
      var outcome = send(delivery.target(), message);
      outcomes.add(() -> post.done(delivery, message, outcome, System.nanoTime()));
    });
  }

  private static Outcome send(Target target, Message message) {
    try {
      return target.send(message);
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      return new Outcome.Failed(
          "an error of ours: " + e); // without an outcome it is on its way for ever
    }
  }

  /** How all of them are doing, as of a moment ago. */
  public List<AlertStatus> statuses() {
    return statuses;
  }

  /**
   * Sends a test message to all targets of an alert, and waits for them.
   *
   * @return empty = there is no alert of that name; nothing in it = somebody does that already
   */
  public Optional<List<Tested>> test(String name) throws InterruptedException {
    var test = tests.get(name);
    return test == null ? Optional.empty() : Optional.of(test.run(couriers));
  }

  /**
   * Looks on no more. What is announced by now and not told yet is kept for the next JVM; what is
   * on its way may arrive. For all of that a second is waited at most.
   */
  @Override
  public void close() {
    thread.end(means.chronicler(), DRAIN, CLOSE, () -> inbox.offer(Optional.empty()));
    losses.last(dropped.get() + inbox.size(), "the daemon went on without them");
  }
}
