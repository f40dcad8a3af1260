package jsupervisor.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * What a configuration may ask of the machine it is read on.
 *
 * @param environment the daemon's own, as it was when it started
 * @param accounts users and groups
 * @param nodeName {@code uname -n}
 * @param workingDirectory absolute; relative paths start here
 * @param uid the daemon's effective user
 * @param rpcFactories names of the RPC plug-ins that are installed; asked for only when a file
 *     names one
 */
public record Host(
    Map<String, String> environment,
    Accounts accounts,
    String nodeName,
    Path workingDirectory,
    int uid,
    Supplier<Set<String>> rpcFactories) {
  private static final Path NODE_NAME = Path.of("/proc/sys/kernel/hostname");

  public Host {
    environment = Map.copyOf(environment);
  }

  /** A machine without plug-ins. */
  public Host(
      Map<String, String> environment,
      Accounts accounts,
      String nodeName,
      Path workingDirectory,
      int uid) {
    this(environment, accounts, nodeName, workingDirectory, uid, Set::of);
  }

  /** This machine, as seen from this process. */
  public static Host current(Accounts accounts, int uid) {
    var here = Path.of("").toAbsolutePath();
    return new Host(System.getenv(), accounts, thisNode(), here, uid);
  }

  /** {@code uname -n}. */
  public static String thisNode() {
    try {
      return Files.readString(NODE_NAME).strip();
    } catch (IOException e) {
      return System.getenv().getOrDefault("HOSTNAME", "localhost");
    }
  }
}
