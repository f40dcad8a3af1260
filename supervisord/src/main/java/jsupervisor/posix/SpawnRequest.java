package jsupervisor.posix;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import jsupervisor.terms.Account;

/**
 * A child to be made.
 *
 * @param tag comes back in {@link Spawning}
 * @param path file to execute
 * @param argv words, the first is its name for itself
 * @param env {@code NAME=value}, complete
 * @param directory to change to, as the new user
 * @param umask 0 to 0777; empty = unchanged
 * @param account to become; empty = unchanged
 * @param stdin this JVM's descriptor of the child's end
 * @param stdout likewise
 * @param stderr likewise, may be the same as {@code stdout}
 * @param keep this JVM's descriptors that the keeper is to keep, at most 5
 */
public record SpawnRequest(
    int tag,
    String path,
    List<String> argv,
    List<String> env,
    Optional<String> directory,
    OptionalInt umask,
    Optional<Account> account,
    int stdin,
    int stdout,
    int stderr,
    int[] keep) {
  public SpawnRequest {
    argv = List.copyOf(argv);
    env = List.copyOf(env);
    if (keep.length > 5) throw new IllegalArgumentException("at most 5 descriptors are kept");
  }

  /** All descriptors in the order in which the keeper gets them: the child's three, the kept. */
  int[] descriptors() {
    var all = new int[3 + keep.length];
    all[0] = stdin;
    all[1] = stdout;
    all[2] = stderr;
    System.arraycopy(keep, 0, all, 3, keep.length);
    return all;
  }
}
