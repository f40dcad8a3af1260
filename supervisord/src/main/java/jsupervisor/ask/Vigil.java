package jsupervisor.ask;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What is watched of a process, beside its state.
 *
 * @param required whether the daemon is ready only while it runs and is healthy
 * @param probe empty = nobody asks it
 */
public record Vigil(boolean required, Optional<Probe> probe) {
  /** Nothing. */
  public static final Vigil NONE = new Vigil(false, Optional.empty());

  /**
   * With that in which the process itself begins.
   *
   * @param uid its user; empty = the daemon's
   * @param directory absolute
   * @param environment complete
   */
  public record Placed(
      Vigil vigil, OptionalInt uid, String directory, Map<String, String> environment) {}
}
