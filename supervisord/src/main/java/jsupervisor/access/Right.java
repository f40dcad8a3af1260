package jsupervisor.access;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What somebody may do; each right holds those before it. */
public enum Right {
  /** See states, configuration and logs. */
  READ,
  /** Start, stop and signal processes, feed them, empty their logs. */
  OPERATE,
  /** Change what runs at all, and end the daemon. */
  ADMIN;

  /** Whether whoever has this one has the other. */
  boolean covers(Right other) {
    return compareTo(other) >= 0;
  }

  /** As it is written in a configuration. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The right of that word. */
  public static Optional<Right> of(String word) {
    return Arrays.stream(values()).filter(right -> right.word().equals(word)).findFirst();
  }
}
