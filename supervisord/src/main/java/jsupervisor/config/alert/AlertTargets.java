package jsupervisor.config.alert;

import java.util.List;
import java.util.Optional;

/**
 * Who is told; at least one.
 *
 * @param exec words of a command, the first one an absolute path; empty = none
 */
public record AlertTargets(
    List<String> exec, Optional<Webhook> webhook, Optional<Mail> mail, boolean syslog) {
  public AlertTargets {
    exec = List.copyOf(exec);
  }

  /** Whether there is nobody. */
  public boolean none() {
    return exec.isEmpty() && webhook.isEmpty() && mail.isEmpty() && !syslog;
  }
}
