package jsupervisor.config;

import java.util.List;
import java.util.Optional;
import jsupervisor.ask.Vigil;

/**
 * {@code [health]} and all {@code [probe:x]}.
 *
 * @param open whether nobody is asked for a password at {@code /healthz} and {@code /readyz}
 * @param directory absolute path of where the history is kept; empty = it is not
 * @param outside what is probed and is no program
 * @param processInfo whether health is told in Supervisor's structs about processes, too
 */
public record HealthConfig(
    boolean open, Optional<String> directory, List<Outside> outside, boolean processInfo) {
  public HealthConfig {
    outside = List.copyOf(outside);
  }

  /**
   * {@code [probe:x]}.
   *
   * @param name {@code x}
   * @param vigil with a probe that does nothing to programs
   */
  public record Outside(String name, Vigil vigil) {}
}
