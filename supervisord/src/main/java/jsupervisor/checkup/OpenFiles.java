package jsupervisor.checkup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import jsupervisor.config.Configuration;
import jsupervisor.config.Host;
import jsupervisor.terms.Finding;

/** Whether the daemon may open as many files as its programs need. */
final class OpenFiles {
  /** Pipes of a process, of which the keeper has one end each. */
  private static final int A_PROCESS = 3;

  /** Sockets, logs and what the Java process needs for itself. */
  private static final int OWN = 100;

  private OpenFiles() {}

  static Finding of(Configuration configuration, Host host) {
    int processes =
        configuration.groups().stream().mapToInt(group -> group.processes().size()).sum();
    return finding(
        processes,
        configuration.supervisord().minfds(),
        host.uid() == 0,
        limits(Path.of("/proc/self/limits")));
  }

  /**
   * Soft and hard limit (proc_pid_limits(5)).
   *
   * @param soft {@link Long#MAX_VALUE} = none
   */
  record Limits(long soft, long hard) {}

  static Optional<Limits> limits(Path file) {
    try {
      for (var line : Files.readAllLines(file))
        if (line.startsWith("Max open files")) {
          var words = line.substring("Max open files".length()).strip().split("\\s+");
          return Optional.of(new Limits(number(words[0]), number(words[1])));
        }
    } catch (IOException | NumberFormatException _) {
      // then it is not known
    }
    return Optional.empty();
  }

  private static long number(String word) {
    return word.equals("unlimited") ? Long.MAX_VALUE : Long.parseLong(word);
  }

  /**
   * @param minfds to which the daemon raises its soft limit when that is lower
   * @param root who may raise the hard limit, too
   */
  static Finding finding(int processes, int minfds, boolean root, Optional<Limits> limits) {
    var what = "open files";
    if (limits.isEmpty()) return Finding.warn(what, "/proc/self/limits does not tell the limit");
    long hard = limits.get().hard();
    if (!root && minfds > hard)
      return Finding.fail(
          what,
          "minfds is %d and this account may have %d only: the daemon does not start; raise the"
                  .formatted(minfds, hard)
              + " hard limit (limits.conf(5)) or lower minfds");
    long have = Math.max(limits.get().soft(), minfds);
    long need = (long) processes * A_PROCESS + OWN;
    if (need > have)
      return Finding.warn(
          what,
          "%d processes need about %d and the daemon may have %d; set minfds=%d in [supervisord]"
              .formatted(processes, need, have, need * 2));
    return Finding.ok(what, "%d processes need about %d of %d".formatted(processes, need, have));
  }
}
