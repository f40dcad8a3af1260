package jsupervisor.http.pages;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import jsupervisor.ask.DaemonInfo;
import jsupervisor.ask.Difference;
import jsupervisor.ask.ProcessDetail;
import jsupervisor.ask.ProcessInfo;
import jsupervisor.ask.WrittenConfig;
import jsupervisor.terms.Version;
import jsupervisor.web.Daemon;
import jsupervisor.web.Detail;
import jsupervisor.web.Plan;
import jsupervisor.web.Row;
import jsupervisor.web.Sample;
import jsupervisor.web.Section;
import jsupervisor.web.Setting;
import jsupervisor.web.Transition;

/** What the control thread answers, as the records of the pages. Any thread. */
public final class Views {
  private final boolean requests;
  private volatile long started;

  /**
   * @param requests whether there is a page of requests
   */
  public Views(boolean requests) {
    this.requests = requests;
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

  public static List<Row> rows(List<ProcessInfo> infos) {
    return infos.stream().map(Views::row).toList();
  }

  private static Row row(ProcessInfo info) {
    return new Row(
        info.name().group(),
        info.name().process(),
        info.name().text(),
        info.state().name(),
        info.description(),
        info.why(),
        !info.why().isEmpty(),
        info.pid(),
        info.pid() == 0 ? 0 : info.startMillis(),
        info.starts(),
        !info.stdoutLog().isEmpty(),
        !info.stderrLog().isEmpty(),
        info.stdin());
  }

  /**
   * All about one process.
   *
   * @param samples oldest first
   */
  static Detail detail(ProcessDetail detail, List<Sample> samples) {
    return new Detail(
        row(detail.info()),
        detail.transitions().stream().map(Views::transition).toList(),
        detail.command(),
        detail.directory(),
        detail.user(),
        settings(detail.environment()),
        settings(detail.options()),
        samples,
        detail.merged());
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
