package jsupervisor.config.alert;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How bad something is; each is worse than those before it. */
public enum Severity {
  INFO,
  WARNING,
  CRITICAL;

  /** As it is written in a configuration. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The one of that word. */
  public static Optional<Severity> of(String word) {
    return Arrays.stream(values()).filter(each -> each.word().equals(word)).findFirst();
  }

  /** Whether this one is at least as bad as the other. */
  public boolean atLeast(Severity other) {
    return compareTo(other) >= 0;
  }

  /** The worse of two. */
  public Severity or(Severity other) {
    return atLeast(other) ? this : other;
  }
}
