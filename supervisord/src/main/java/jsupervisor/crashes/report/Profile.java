package jsupervisor.crashes.report;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How a process is started; what looks like a secret is masked. Immutable.
 *
 * @param command as expanded
 * @param directory where it begins
 * @param user name of its user, or the number where there is no name
 * @param environment of its child, by name
 * @param version of its configuration: the same as long as command, directory, user, environment
 *     and options are
 * @param binary what the command runs; empty = it is not there
 */
public record Profile(
    String command,
    String directory,
    String user,
    Map<String, String> environment,
    String version,
    Optional<Binary> binary) {
  /** Of a process of which nothing is known any more. */
  public static final Profile UNKNOWN = new Profile("", "", "", Map.of(), "", Optional.empty());

  public Profile {
    environment = Collections.unmodifiableMap(new TreeMap<>(environment));
  }
}
