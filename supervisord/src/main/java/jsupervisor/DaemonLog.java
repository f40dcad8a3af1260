package jsupervisor;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import jsupervisor.boot.StartRefused;
import jsupervisor.config.SupervisordConfig;
import jsupervisor.logging.MainLog;

/** The main log, as the configuration wants it. */
final class DaemonLog {
  private DaemonLog() {}

  /** Its path; empty when it is no file. */
  static Optional<String> file(SupervisordConfig config) {
    return Optional.of(config.logfile()).filter(path -> !path.isEmpty() && !path.equals("syslog"));
  }

  /**
   * Opens it.
   *
   * @throws StartRefused with Supervisor's text
   */
  static MainLog open(SupervisordConfig config) {
    try {
      return MainLog.open(settings(config));
    } catch (IOException e) {
      throw new StartRefused("could not write logfile " + config.logfile() + ": " + e.getMessage());
    }
  }

  private static MainLog.Settings settings(SupervisordConfig config) {
    var file = file(config).map(Path::of);
    boolean echo = config.nodaemon() && !config.silent();
    return new MainLog.Settings(
        file,
        config.logfile().equals("syslog"),
        config.logfileMaxbytes(),
        config.logfileBackups(),
        config.loglevel(),
        echo);
  }
}
