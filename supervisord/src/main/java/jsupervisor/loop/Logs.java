package jsupervisor.loop;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import jsupervisor.terms.Channel;
import jsupervisor.terms.Fault;
import jsupervisor.terms.FaultCode;
import jsupervisor.terms.LogLevel;

/** Questions about log files. Control thread only. */
final class Logs {
  private final Means means;
  private final boolean stripAnsi;

  Logs(Means means, boolean stripAnsi) {
    this.means = means;
    this.stripAnsi = stripAnsi;
  }

  /** Where a log is, empty when it goes nowhere. */
  static Optional<String> path(Child child, Channel channel) {
    if (channel == Channel.STDERR && child.config.redirectStderr()) return Optional.empty();
    return Optional.of(child.config.log(channel).path()).filter(path -> !path.isEmpty());
  }

  /** Empties both logs, whether the process runs or not (known-traps C21). */
  CompletableFuture<Boolean> clear(Child child, String name) {
    var answer = new CompletableFuture<Boolean>();
    var config = child.config;
    means
        .output()
        .register(
            child.name(),
            Sinks.of(config.stdout(), stripAnsi),
            config.redirectStderr() ? Optional.empty() : Sinks.of(config.stderr(), stripAnsi));
    means
        .output()
        .clear(
            child.name(),
            failed -> means.mailbox().post(() -> cleared(answer, name, failed.isEmpty())));
    return answer;
  }

  private static void cleared(CompletableFuture<Boolean> answer, String name, boolean well) {
    if (well) answer.complete(true);
    else answer.completeExceptionally(Fault.of(FaultCode.FAILED, name));
  }

  CompletableFuture<Boolean> clearMain(Optional<String> path) {
    if (path.isEmpty() || !java.nio.file.Files.exists(java.nio.file.Path.of(path.get())))
      throw Fault.of(FaultCode.NO_FILE);
    // said before, in the file that goes, as Supervisor does: the new one begins empty
    means.log().log(LogLevel.INFO, "reopening log file");
    means.log().clear();
    return CompletableFuture.completedFuture(true);
  }
}
