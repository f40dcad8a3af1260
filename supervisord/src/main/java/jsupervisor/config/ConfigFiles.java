package jsupervisor.config;

import java.nio.file.Files;
import java.util.List;
import java.util.Optional;

/** Where the configuration file is (spec config, section 1). */
public final class ConfigFiles {
  /** What root is told, on standard error, when the file is searched for. */
  public static final String ROOT_WARNING =
      "Supervisord is running as root and it is searching for its configuration file in default"
          + " locations (including its current working directory); you probably want to specify a"
          + " \"-c\" argument specifying an absolute path to a configuration file for improved"
          + " security.";

  private ConfigFiles() {}

  /** Where a file is looked for when {@code -c} is not given, in order. */
  public static List<String> searchPaths(String progname) {
    var base = parent(parent(progname));
    var prefix = base.isEmpty() || base.endsWith("/") ? base : base + "/";
    return List.of(
        prefix + "etc/supervisord.conf",
        prefix + "supervisord.conf",
        "supervisord.conf",
        "etc/supervisord.conf",
        "/etc/supervisord.conf",
        "/etc/supervisor/supervisord.conf");
  }

  /** The first of them that exists. */
  public static Optional<String> search(String progname, Host host) {
    return searchPaths(progname).stream()
        .filter(path -> Files.exists(host.workingDirectory().resolve(path)))
        .findFirst();
  }

  /** What is said when none exists. */
  public static String notFound(String progname) {
    return "No config file found at default paths (%s); use the -c option to specify a config file at a different path"
        .formatted(String.join(", ", searchPaths(progname)));
  }

  /** Python's {@code os.path.dirname}. */
  private static String parent(String path) {
    int slash = path.lastIndexOf('/');
    var head = path.substring(0, slash + 1);
    return head.chars().allMatch(c -> c == '/') ? head : head.replaceAll("/+$", "");
  }
}
