package jsupervisor.probes;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import jsupervisor.ask.Vigil;

/**
 * What is wanted.
 *
 * @param directory where uptime is kept; empty = it is not
 * @param outside what is probed and is no process, by name
 * @param uid the daemon's user
 */
public record Settings(Optional<Path> directory, Map<String, Vigil.Placed> outside, int uid) {
  public Settings {
    outside = Map.copyOf(outside);
  }
}
