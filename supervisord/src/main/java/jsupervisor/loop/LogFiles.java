package jsupervisor.loop;

import java.util.ArrayDeque;
import java.util.Optional;
import java.util.function.Consumer;
import jsupervisor.posix.Errno;
import jsupervisor.terms.LogLevel;

/** Has the output thread open the log files of children. Control thread only. */
final class LogFiles {
  /**
   * So few are opened at a time that the first of many programs have their pipes before the logs of
   * the last have used up all descriptors.
   */
  private static final int AT_ONCE = 8;

  private final Means means;
  private final boolean stripAnsi;
  private final ArrayDeque<Runnable> waiting = new ArrayDeque<>();
  private int opening;

  LogFiles(Means means, boolean stripAnsi) {
    this.means = means;
    this.stripAnsi = stripAnsi;
  }

  /**
   * Opens them, when it is their turn.
   *
   * @param answer gets the reason when one cannot be opened; on the control thread
   */
  void open(Child child, Consumer<Optional<Errno>> answer) {
    waiting.add(() ->
        open(
            child,
            false,
            failed -> {
              opening--;
              try {
                answer.accept(failed);
              } finally {
                next();
              }
            }));
    next();
  }

  private void next() {
    while (opening < AT_ONCE && !waiting.isEmpty()) {
      opening++;
      waiting.poll().run();
    }
  }

  private void open(Child child, boolean alive, Consumer<Optional<Errno>> answer) {
    var config = child.config;
    means
        .output()
        .open(
            child.name(),
            Sinks.of(config.stdout(), stripAnsi),
            config.redirectStderr() ? Optional.empty() : Sinks.of(config.stderr(), stripAnsi),
            alive,
            failed -> means.mailbox().post(() -> answer.accept(failed)));
  }

  /** Those of a child that was taken over; it runs, so a failure is only said. */
  void reopen(Child child) {
    open(
        child,
        true,
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
