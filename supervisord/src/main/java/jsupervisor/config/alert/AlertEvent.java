package jsupervisor.config.alert;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What may happen to a process that somebody wants to hear of; the most telling ones first. */
public enum AlertEvent {
  /** It was given up. */
  FATAL(Severity.CRITICAL),
  /** The kernel has killed it for want of memory. */
  OOM(Severity.CRITICAL),
  /** It has ended, and should not have. */
  CRASH(Severity.WARNING),
  /** A start has failed, and there will be another one. */
  BACKOFF(Severity.WARNING),
  /** Its probe says that it does not do its work. */
  UNHEALTHY(Severity.WARNING),
  /** It does not come to rest; found by ourselves. */
  FLAPPING(Severity.WARNING),
  /** After trouble it has been running for a while; found by ourselves. */
  RECOVERED(Severity.INFO),
  /** It has ended as it should. */
  EXITED(Severity.INFO),
  /** It was stopped by request. */
  STOPPED(Severity.INFO),
  /** It is RUNNING. */
  STARTED(Severity.INFO);

  private final Severity severity;

  AlertEvent(Severity severity) {
    this.severity = severity;
  }

  public Severity severity() {
    return severity;
  }

  /** As severe as it can be; how severe it is then is known of each one that happens. */
  public Severity worst() {
    return switch (this) {
      case UNHEALTHY -> Severity.CRITICAL;
      case FATAL, OOM, CRASH, BACKOFF, FLAPPING, RECOVERED, EXITED, STOPPED, STARTED -> severity;
    };
  }

  /**
   * Whether the first version knew it. In what another version may have to read the later ones
   * stand apart, where that one passes them over.
   */
  public boolean early() {
    return switch (this) {
      case FATAL, OOM, CRASH, BACKOFF, FLAPPING, RECOVERED, EXITED, STOPPED, STARTED -> true;
      case UNHEALTHY -> false;
    };
  }

  /** Whether it is trouble, from which a process may recover. */
  public boolean trouble() {
    return severity.atLeast(Severity.WARNING);
  }

  /** As it is written in a configuration. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The one of that word. */
  public static Optional<AlertEvent> of(String word) {
    return Arrays.stream(values()).filter(each -> each.word().equals(word)).findFirst();
  }
}
