package jsupervisor;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import jsupervisor.alerts.Alerts;
import jsupervisor.alerts.Wellness;
import jsupervisor.ask.Asker;
import jsupervisor.ask.Newsroom;
import jsupervisor.ask.Vigil;
import jsupervisor.boot.NotifySocket;
import jsupervisor.chronicle.Chronicler;
import jsupervisor.config.Configuration;
import jsupervisor.config.CrashesConfig;
import jsupervisor.config.HealthConfig;
import jsupervisor.config.HistoryConfig;
import jsupervisor.config.Host;
import jsupervisor.config.MetricsConfig;
import jsupervisor.config.values.Address;
import jsupervisor.crashes.Crashes;
import jsupervisor.history.History;
import jsupervisor.http.Exposition;
import jsupervisor.http.Healthz;
import jsupervisor.logging.MainLog;
import jsupervisor.metrics.Metrics;
import jsupervisor.metrics.Probed;
import jsupervisor.metrics.Settings;
import jsupervisor.metrics.format.OpenMetrics;
import jsupervisor.metrics.format.Statsd.Tags;
import jsupervisor.metrics.send.HostPort;
import jsupervisor.output.OutputThread;
import jsupervisor.posix.Threads;
import jsupervisor.posix.Users;
import jsupervisor.probes.Board;
import jsupervisor.probes.Health;
import jsupervisor.probes.Probes;
import jsupervisor.terms.LogLevel;
import jsupervisor.terms.ProcessName;
import jsupervisor.usage.Meter;

/** Those who only look on, and what they share: none of them can hold up who works. */
final class Onlookers implements AutoCloseable {
  private final MainLog log;
  private final Newsroom newsroom = new Newsroom();
  private final Meter meter;
  private final Optional<MetricsConfig> config;
  private final Optional<CrashesConfig> reports;
  private final Optional<HistoryConfig> days;
  private final Optional<HealthConfig> health;
  private final Optional<jsupervisor.alerts.Settings> alarms;
  private Optional<Chronicler> chronicler = Optional.empty();
  private volatile Optional<Metrics> metrics = Optional.empty();
  private volatile Optional<Crashes> crashes = Optional.empty();
  private volatile Optional<History> history = Optional.empty();
  private volatile Optional<Probes> probes = Optional.empty();
  private final Calls calls;
  private volatile Optional<Alerts> alerts = Optional.empty();

  /**
   * @param keeper pid of the programs' parent
   * @param configuration says which of them there are
   * @param host where the daemon runs
   */
  Onlookers(int keeper, Configuration configuration, Host host, MainLog log) {
    this.log = log;
    config = configuration.metrics();
    reports = configuration.crashes();
    days = configuration.history();
    health = configuration.health();
    calls = new Calls(configuration.requests(), log, this);
    alarms = Optional.of(alarms(configuration, host)).filter(all -> !all.alerts().isEmpty());
    meter = new Meter(OptionalInt.of(keeper), Threads::patient, this::failed);
  }

  private void failed(RuntimeException e) {
    log.log(LogLevel.CRITICAL, "error while looking at what processes use, going on: " + e);
  }

  /** Where the control thread announces changes. */
  Newsroom newsroom() {
    return newsroom;
  }

  /** Looks at what processes use. */
  Meter meter() {
    return meter;
  }

  /** Begins to look on, before anything is announced. */
  void start(Asker loop, OutputThread output) {
    boolean nobody = config.isEmpty() && reports.isEmpty() && days.isEmpty() && health.isEmpty();
    if (nobody && alarms.isEmpty()) return;
    var all = Chronicler.start(newsroom, loop, Threads::patient, this::unheard);
    chronicler = Optional.of(all);
    metrics = config.map(wanted -> count(wanted, all));
    crashes = reports.map(wanted -> keep(wanted, loop, all, output));
    history = days.map(wanted -> keep(wanted, all));
    probes = health.map(wanted -> probe(wanted, loop, all));
    probes.ifPresent(this::hear);
    alerts = alarms.map(wanted -> alert(wanted, all));
  }

  /** Probes are counted and timed. */
  private void hear(Probes running) {
    history.ifPresent(kept ->
        running.hear((name, _, took) -> took.ifPresent(micros -> kept.probed(name, micros))));
    metrics.ifPresent(counts -> {
      counts.watch(() -> healthy(running.board()));
      running.hear((name, good, took) -> counts.probed(probed(name), good, took));
    });
  }

  private static Map<Probed, Boolean> healthy(Board board) {
    var known = new HashMap<Probed, Boolean>();
    board
        .all()
        .forEach((name, status) -> {
          switch (status.health()) {
            case HEALTHY -> known.put(probed(name), true);
            case UNHEALTHY -> known.put(probed(name), false);
            case NONE, STARTING -> {}
          }
        });
    return known;
  }

  private static Probed probed(ProcessName name) {
    return new Probed(Vigil.shown(name), Vigil.outside(name));
  }

  private static jsupervisor.alerts.Settings alarms(Configuration configuration, Host host) {
    return new jsupervisor.alerts.Settings(
        configuration.alerts(),
        host.nodeName(),
        configuration.supervisord().identifier(),
        NotifySocket.without(host.environment()));
  }

  private Alerts alert(jsupervisor.alerts.Settings wanted, Chronicler all) {
    var means = new Alerts.Means(all, Threads::patient, log::log, this::toSyslog, this::wellness);
    var running = Alerts.start(wanted, means);
    probes.ifPresent(asking ->
        asking.tell((name, _, to, why, alert) -> {
          if (to == Health.UNHEALTHY) running.unhealthy(name, why, alert);
        }));
    return running;
  }

  private Wellness wellness(ProcessName name) {
    if (probes.isEmpty()) return new Wellness.Unprobed();
    var board = probes.get().board();
    if (!board.known()) return new Wellness.Unknown();
    var status = board.all().get(name);
    if (status == null || !status.probed()) return new Wellness.Unprobed();
    return status.health() == Health.HEALTHY
        ? new Wellness.Well(status.sinceMillis(), status.runMillis())
        : new Wellness.Unwell();
  }

  private void toSyslog(String line) {
    var bytes = line.getBytes(StandardCharsets.UTF_8);
    log.syslog().send("", bytes, bytes.length, "");
  }

  private void unheard(RuntimeException e) {
    log.log(LogLevel.CRITICAL, "error while taking what is announced, going on: " + e);
  }

  private Metrics count(MetricsConfig wanted, Chronicler all) {
    var means = new Metrics.Means(all, meter, Threads::patient, log::log);
    return Metrics.start(settings(wanted), means);
  }

  private Crashes keep(CrashesConfig wanted, Asker loop, Chronicler all, OutputThread output) {
    var settings =
        new jsupervisor.crashes.Settings(
            Path.of(wanted.directory()),
            wanted.bytes(),
            wanted.logErrorPattern().map(Pattern::compile));
    var means = new Crashes.Means(loop, all, meter, Threads::background, log::log);
    var kept = Crashes.start(settings, means);
    output.mark(kept.marks());
    return kept;
  }

  private History keep(HistoryConfig wanted, Chronicler all) {
    var settings =
        new jsupervisor.history.Settings(
            Path.of(wanted.directory()), wanted.days(), wanted.interval(), wanted.maxProcesses());
    return History.start(settings, new History.Means(all, meter, Threads::background, log::log));
  }

  /** What became of processes in the last days; empty = nobody keeps it. */
  Optional<History> history() {
    return history;
  }

  private Probes probe(HealthConfig wanted, Asker loop, Chronicler all) {
    var outside = new HashMap<String, Vigil.Placed>();
    for (var each : wanted.outside())
      outside.put(
          each.name(), new Vigil.Placed(each.vigil(), Optional.empty(), "/", System.getenv()));
    var settings =
        new jsupervisor.probes.Settings(wanted.directory().map(Path::of), outside, Users.current());
    return Probes.start(settings, new Probes.Means(loop, all, Threads::patient, log::log));
  }

  /** Whether programs do their work; empty = nobody looks. */
  Optional<Probes> probes() {
    return probes;
  }

  /** What the HTTP servers tell of it. */
  Optional<Healthz> healthz() {
    return health.flatMap(
        wanted -> probes.map(running -> new Healthz(running::board, wanted.open())));
  }

  /** Reports of unexpected ends; empty = none are kept. */
  Optional<Crashes> crashes() {
    return crashes;
  }

  /** Those who tell what happens; empty = nobody is told. */
  Optional<Alerts> alerts() {
    return alerts;
  }

  private static Settings settings(MetricsConfig config) {
    return new Settings(
        config.statsd().map(Onlookers::target),
        config.dogstatsd() ? Tags.DOGSTATSD : Tags.PLAIN,
        config.graphite().map(Onlookers::target),
        config.prefix(),
        Duration.ofSeconds(config.interval()),
        config.maxProcesses());
  }

  private static HostPort target(Address address) {
    return new HostPort(address.host(), address.port());
  }

  /** What becomes of calls. */
  Calls calls() {
    return calls;
  }

  /** A request was answered. */
  void request(String name, String result, long nanos) {
    metrics.ifPresent(running -> running.request(name, result, nanos));
  }

  /** A call of the API was answered. */
  void called(String method, boolean fault, long nanos) {
    metrics.ifPresent(running -> running.called(method, fault, nanos));
  }

  /** What the HTTP servers have at {@code /metrics}. */
  Optional<Exposition> exposition() {
    return config.filter(MetricsConfig::prometheus).flatMap(this::exposition);
  }

  private Optional<Exposition> exposition(MetricsConfig wanted) {
    return metrics.map(running ->
        new Exposition(
            new Exposition.Text(OpenMetrics.TYPE, () -> running.page(true)),
            new Exposition.Text(OpenMetrics.OLD_TYPE, () -> running.page(false)),
            wanted.open()));
  }

  /** Another JVM goes on: what nobody has looked at yet is, for five seconds at most. */
  void leave() {
    probes.ifPresent(Probes::close);
    crashes.ifPresent(Crashes::close);
    history.ifPresent(History::close);
    calls.close();
    alerts.ifPresent(Alerts::close);
  }

  /** Nobody looks on any more; what was counted is written, for five seconds at most. */
  @Override
  public void close() {
    metrics.ifPresent(Metrics::close);
    leave();
    chronicler.ifPresent(Chronicler::close);
    meter.close();
  }
}
