package jsupervisor.config;

import java.util.List;

/** What supervisord prints about its own command line. */
public final class Usage {
  private Usage() {}

  /**
   * The two lines on standard error that precede exit status 2; further errors stand between them.
   *
   * @param progname as invoked
   */
  public static String error(String progname, String message) {
    return "Error: " + message + "\n" + hint(progname);
  }

  /**
   * The same for a configuration: Supervisor's message for the first error, then every further one
   * with its place.
   *
   * @param errors one or more
   */
  public static String errors(String progname, List<ConfigError> errors) {
    var text = new StringBuilder("Error: ").append(errors.getFirst().reason()).append('\n');
    errors.stream()
        .skip(1)
        .forEach(error -> text.append("Error: ").append(error.text()).append('\n'));
    return text + hint(progname);
  }

  private static String hint(String progname) {
    return "For help, use " + progname + " -h\n";
  }

  /** The answer to {@code -h}. */
  public static String text(String progname) {
    return TEXT.formatted(progname);
  }

  private static final String TEXT =
      """
      supervisord -- run a set of applications as daemons.

      Usage: %s [options]

      Options:
      -c/--configuration FILENAME -- configuration file path (searches if not given)
      -n/--nodaemon -- run in the foreground (same as 'nodaemon=true' in config file)
      -s/--silent -- no logs to stdout (maps to 'silent=true' in config file)
      -h/--help -- print this usage message and exit
      -v/--version -- print supervisord version number and exit
      -u/--user USER -- run supervisord as this user (or numeric uid)
      -m/--umask UMASK -- use this umask for daemon subprocess (default is 022)
      -d/--directory DIRECTORY -- directory to chdir to when daemonized
      -l/--logfile FILENAME -- use FILENAME as logfile path
      -y/--logfile_maxbytes BYTES -- use BYTES to limit the max size of logfile
      -z/--logfile_backups NUM -- number of backups to keep when max bytes reached
      -e/--loglevel LEVEL -- use LEVEL as log level (debug,info,warn,error,critical)
      -j/--pidfile FILENAME -- write a pid file for the daemon process to FILENAME
      -i/--identifier STR -- identifier used for this instance of supervisord
      -q/--childlogdir DIRECTORY -- the log directory for child process logs
      -k/--nocleanup -- do not remove old automatic child log files at start
      -a/--minfds NUM -- the minimum number of file descriptors for start success
      -t/--strip_ansi -- strip ansi escape codes from process output
      --minprocs NUM -- the minimum number of processes available for start success
      --check -- say what is wrong with the configuration file and exit; starts nothing
      --profile_options OPTIONS -- accepted for compatibility, does nothing
      """;
}
