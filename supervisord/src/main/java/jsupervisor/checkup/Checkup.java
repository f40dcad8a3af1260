package jsupervisor.checkup;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import jsupervisor.config.CheckReport;
import jsupervisor.config.ConfigReader;
import jsupervisor.config.ConfigResult;
import jsupervisor.config.Configuration;
import jsupervisor.config.HealthConfig;
import jsupervisor.config.Host;
import jsupervisor.config.HttpServerConfig;
import jsupervisor.config.LogConfig;
import jsupervisor.config.Options;
import jsupervisor.config.RequestsConfig;
import jsupervisor.terms.Finding;

/**
 * What {@code supervisord --doctor} prints: the part of {@code supervisorctl doctor} that needs no
 * daemon. Nothing is opened, made or started.
 */
public final class Checkup {
  private final Configuration configuration;
  private final Host host;
  private final List<Finding> findings = new ArrayList<>();

  private Checkup(Configuration configuration, Host host) {
    this.configuration = configuration;
    this.host = host;
  }

  /**
   * Looks at everything. May wait for file servers, so never on a virtual thread.
   *
   * @param file the configuration
   * @return lines of a verdict, what was looked at and why, between tabs; lines {@code server URL}
   *     and {@code pidfile PATH} tell where the daemon is to be found
   */
  public static String text(String file, Options options, Host host) {
    var report = CheckReport.of(file, options, host);
    var text = new StringBuilder(judged(file, report).line());
    switch (ConfigReader.read(file, options, host)) {
      case ConfigResult.Good(var configuration) ->
          text.append(new Checkup(configuration, host).lines());
      case ConfigResult.Bad _ -> {}
    }
    return text.toString();
  }

  private static Finding judged(String file, CheckReport report) {
    var lines = report.text().lines().toList();
    var what = "configuration " + file;
    var sum = lines.getLast().substring(file.length() + 2);
    if (lines.size() == 1) return Finding.ok(what, sum);
    var why = lines.getFirst() + "; " + sum + "; supervisord --check -c FILE names all";
    return report.errors() == 0 ? Finding.warn(what, why) : Finding.fail(what, why);
  }

  private String lines() {
    folders();
    findings.add(OpenFiles.of(configuration, host));
    findings.add(Clock.of(Path.of(configuration.written().file())));
    var text = new StringBuilder();
    for (var finding : findings) text.append(finding.line());
    for (var server : configuration.servers())
      text.append("server\t" + Finding.plain(server.url()) + "\n");
    return text.append("pidfile\t" + Finding.plain(configuration.supervisord().pidfile()) + "\n")
        .toString();
  }

  private void folders() {
    var writer = Writer.of(configuration.supervisord().user(), host);
    var purposes = new TreeMap<Path, TreeSet<String>>();
    files()
        .forEach((path, purpose) -> {
          var folder = path.getParent();
          if (folder != null) purposes.computeIfAbsent(folder, _ -> new TreeSet<>()).add(purpose);
          writer.file(path).ifPresent(findings::add);
        });
    purposes.forEach((folder, uses) -> findings.add(writer.folder(folder, uses)));
    configuration
        .crashes()
        .ifPresent(crashes ->
            findings.add(writer.ownFolder(Path.of(crashes.directory()), "crash reports")));
    configuration
        .history()
        .ifPresent(
            history -> findings.add(writer.ownFolder(Path.of(history.directory()), "histories")));
    configuration
        .health()
        .flatMap(HealthConfig::directory)
        .ifPresent(folder -> findings.add(writer.ownFolder(Path.of(folder), "uptime")));
    configuration.alerts().stream()
        .map(alert -> Path.of(alert.directory()))
        .distinct()
        .forEach(folder -> findings.add(writer.ownFolder(folder, "what alerts have to tell")));
    findings.addAll(Disks.of(purposes.keySet()));
  }

  /** What the daemon writes, and what for. */
  private TreeMap<Path, String> files() {
    var supervisord = configuration.supervisord();
    var files = new TreeMap<Path, String>();
    files.put(Path.of(supervisord.childlogdir(), "x"), "logs that name themselves");
    put(files, supervisord.logfile(), "the daemon's log");
    put(files, supervisord.pidfile(), "the pid file");
    configuration
        .requests()
        .flatMap(RequestsConfig::log)
        .ifPresent(log -> put(files, log.path(), "the log of requests"));
    for (var server : configuration.servers())
      if (server instanceof HttpServerConfig.Unix unix) put(files, unix.file(), "a socket");
    for (var group : configuration.groups())
      for (var process : group.processes()) {
        put(files, process.stdout(), process.program().name().text());
        if (!process.redirectStderr())
          put(files, process.stderr(), process.program().name().text());
      }
    return files;
  }

  private static void put(TreeMap<Path, String> files, LogConfig log, String process) {
    put(files, log.path(), "logs of programs, as of " + process);
  }

  /** Syslog is no file, and what leads to a pipe or a terminal is nobody's folder. */
  private static void put(TreeMap<Path, String> files, String path, String purpose) {
    if (path.startsWith("/") && !path.startsWith("/dev/") && !path.startsWith("/proc/"))
      files.putIfAbsent(Path.of(path), purpose);
  }
}
