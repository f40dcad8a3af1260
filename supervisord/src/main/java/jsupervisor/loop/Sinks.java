package jsupervisor.loop;

import java.util.Optional;
import jsupervisor.config.LogConfig;
import jsupervisor.output.Sink;

/** The configuration of a log as the output thread wants it. */
final class Sinks {
  private Sinks() {}

  /** Empty when the stream goes nowhere. */
  static Optional<Sink> of(LogConfig log, boolean stripAnsi) {
    if (log.path().isEmpty() && !log.syslog()) return Optional.empty();
    return Optional.of(
        new Sink(log.path(), log.maxbytes(), log.backups(), stripAnsi, log.syslog(), log.prefix()));
  }
}
