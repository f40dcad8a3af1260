package jsupervisor.http.pages;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import jsupervisor.ask.DaemonInfo;
import jsupervisor.ask.Difference;
import jsupervisor.ask.ProcessDetail;
import jsupervisor.ask.ProcessInfo;
import jsupervisor.ask.WrittenConfig;
import jsupervisor.probes.Board;
import jsupervisor.probes.Status;
import jsupervisor.terms.StateCode;
import jsupervisor.terms.Version;
import jsupervisor.web.Daemon;
import jsupervisor.web.Detail;
import jsupervisor.web.Health;
import jsupervisor.web.Plan;
import jsupervisor.web.Row;
import jsupervisor.web.Sample;
import jsupervisor.web.Section;
import jsupervisor.web.Setting;
import jsupervisor.web.Transition;

/** What the control thread answers, as the records of the pages. Any thread. */
public final class Views {
  private static final String SICK = "its probes fail";

  private final boolean requests;
  private final Supplier<Board> board;
  private volatile long started;

  /**
   * @param requests whether there is a page of requests
   * @param board the health of everything as it was a moment ago; any thread
   */
  public Views(boolean requests, Supplier<Board> board) {
    this.requests = requests;
    this.board = board;
  }

  /** The daemon; it counts from the start of its keeper, which outlives a JVM that is killed. */
  public Daemon daemon(DaemonInfo info) {
    return new Daemon(
        info.identifier(),
        Version.SUPERVISOR,
        info.state().name(),
        info.pid(),
        started(info.pid()),
        info.logfile().isPresent(),
        requests);
  }

  private long started(int pid) {
    if (started == 0)
      started =
          ProcessHandle.of(pid)
              .flatMap(handle -> handle.info().startInstant())
              .map(Instant::toEpochMilli)
              .orElseGet(System::currentTimeMillis);
    return started;
  }

  /** What rows tell of health; the same as long as it is known to be so. */
  public Board board() {
    return board.get();
  }

  /** Processes with their health of now. */
  public List<Row> rows(List<ProcessInfo> infos) {
    return rows(infos, board());
  }

  static List<Row> rows(List<ProcessInfo> infos, Board board) {
    return infos.stream().map(info -> row(info, health(info, board))).toList();
  }

  private static Health health(ProcessInfo info, Board board) {
    return board
        .status(info.name(), info.state() == StateCode.RUNNING)
        .map(Views::health)
        .orElse(Health.NONE);
  }

  /** What probes say of one process. */
  public static Health health(Status status) {
    var uptime = status.uptime();
    return new Health(
        status.probed(),
        status.health().word(),
        status.sinceMillis(),
        status.last(),
        uptime.map(Status.Uptime::day).orElse(-1.0),
        uptime.map(Status.Uptime::week).orElse(-1.0),
        uptime.map(Status.Uptime::month).orElse(-1.0));
  }

  /** The last answer is not for everybody, and rows are. */
  private static Row row(ProcessInfo info, Health health) {
    boolean sick = health.word().equals(Health.UNHEALTHY);
    var why = sick && info.why().isEmpty() ? SICK : info.why();
    return new Row(
        info.name().group(),
        info.name().process(),
        info.name().text(),
        info.state().name(),
        info.description(),
        why,
        !why.isEmpty(),
        info.pid(),
        info.pid() == 0 ? 0 : info.startMillis(),
        info.starts(),
        !info.stdoutLog().isEmpty(),
        !info.stderrLog().isEmpty(),
        info.stdin(),
        health.word());
  }

  /**
   * All about one process.
   *
   * @param samples oldest first
   */
  Detail detail(ProcessDetail detail, List<Sample> samples) {
    var health = health(detail.info(), board());
    return new Detail(
        row(detail.info(), health),
        detail.transitions().stream().map(Views::transition).toList(),
        detail.command(),
        detail.directory(),
        detail.user(),
        settings(detail.environment()),
        settings(detail.options()),
        samples,
        detail.merged(),
        health);
  }

  public static Transition transition(jsupervisor.ask.Transition change) {
    return new Transition(
        change.atMillis(), change.from().name(), change.to().name(), change.cause().words());
  }

  static List<Section> sections(WrittenConfig config) {
    return config.sections().stream()
        .map(section -> new Section(section.name(), settings(section.options())))
        .toList();
  }

  static List<Setting> settings(Map<String, String> options) {
    return options.entrySet().stream()
        .map(option -> new Setting(option.getKey(), option.getValue()))
        .toList();
  }

  static Plan plan(Difference difference) {
    return new Plan(difference.added(), difference.changed(), difference.removed(), "");
  }

  /** Of a file that cannot be used. */
  static Plan wrong(String why) {
    return new Plan(List.of(), List.of(), List.of(), why);
  }
}
