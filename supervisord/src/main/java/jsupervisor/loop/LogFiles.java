package jsupervisor.loop;

import java.util.Optional;
import java.util.function.Consumer;
import jsupervisor.posix.Errno;
import jsupervisor.terms.LogLevel;

/** Has the output thread open the log files of children. Control thread only. */
final class LogFiles {
  private final Means means;
  private final boolean stripAnsi;

  LogFiles(Means means, boolean stripAnsi) {
    this.means = means;
    this.stripAnsi = stripAnsi;
  }

  /**
   * Opens them.
   *
   * @param answer gets the reason when one cannot be opened; on the control thread
   */
  void open(Child child, Consumer<Optional<Errno>> answer) {
    var config = child.config;
    means
        .output()
        .open(
            child.name(),
            Sinks.of(config.stdout(), stripAnsi),
            config.redirectStderr() ? Optional.empty() : Sinks.of(config.stderr(), stripAnsi),
            failed -> means.mailbox().post(() -> answer.accept(failed)));
  }

  /** Those of a child that was taken over; it runs, so a failure is only said. */
  void reopen(Child child) {
    open(
        child,
        failed -> {
          child.logsOpen = failed.isEmpty();
          failed.ifPresent(errno -> complain(child, errno));
        });
  }

  private void complain(Child child, Errno errno) {
    means.log().log(
        LogLevel.CRITICAL, "cannot open the logs of " + child.name() + ": " + errno.text());
  }
}
