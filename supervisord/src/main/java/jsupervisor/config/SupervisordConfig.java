package jsupervisor.config;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import jsupervisor.core.ExitWith;
import jsupervisor.terms.LogLevel;

/**
 * {@code [supervisord]} with the command line already laid over it (spec config, 6.1).
 *
 * @param logfile absolute path, or {@code syslog}; empty = no main log is written
 * @param logfileMaxbytes bytes, 0 or less = never rotate
 * @param logfileBackups kept backups, 0 = truncate
 * @param loglevel threshold of the main log
 * @param pidfile absolute path
 * @param umask 0 to 0777
 * @param nodaemon stay in the foreground
 * @param silent no echo of the main log in the foreground
 * @param minfds least RLIMIT_NOFILE
 * @param minprocs least RLIMIT_NPROC
 * @param nocleanup keep old AUTO logs
 * @param childlogdir where AUTO logs live
 * @param user uid to become; empty = stay
 * @param directory to change to when daemonizing
 * @param stripAnsi remove ANSI sequences from children's logs
 * @param environment given to all children
 * @param identifier for clients and AUTO log names
 * @param survival of the daemon itself
 * @param leaving when and how fast the daemon ends
 */
public record SupervisordConfig(
    String logfile,
    long logfileMaxbytes,
    int logfileBackups,
    LogLevel loglevel,
    String pidfile,
    int umask,
    boolean nodaemon,
    boolean silent,
    int minfds,
    int minprocs,
    boolean nocleanup,
    String childlogdir,
    OptionalInt user,
    Optional<String> directory,
    boolean stripAnsi,
    Map<String, String> environment,
    String identifier,
    Survival survival,
    Leaving leaving) {

  /**
   * What follows when the daemon's own Java process ends or hangs.
   *
   * @param standby another Java process is kept ready
   * @param watchdog seconds in which the process has to answer the keeper, 0 = for ever
   */
  public record Survival(boolean standby, int watchdog) {
    /** Of a daemon that says nothing about it. */
    public static final Survival USUAL = new Survival(false, 60);
  }

  /**
   * The end of the daemon.
   *
   * @param exitWith what ends it by itself
   * @param timeout seconds that a shutdown may take before what is left is killed, 0 = any time
   */
  public record Leaving(ExitWith exitWith, int timeout) {
    /** Of a daemon that says nothing about it. */
    public static final Leaving USUAL = new Leaving(new ExitWith.Nothing(), 0);
  }
}
