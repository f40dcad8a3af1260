package jsupervisor.boot;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import jsupervisor.config.SupervisordConfig;
import jsupervisor.posix.Keeper;
import jsupervisor.posix.Limits;
import jsupervisor.posix.OomScores;
import jsupervisor.posix.PosixException;
import jsupervisor.posix.Users;
import jsupervisor.terms.LogLevel;

/**
 * Limits, user and daemonizing: done to the keeper, once in its life, before anything is opened.
 * What of it concerns the JVM as well is had by starting a fresh one.
 */
public final class Preparation {
  private final Keeper keeper;
  private final SupervisordConfig config;

  public Preparation(Keeper keeper, SupervisordConfig config) {
    this.keeper = keeper;
    this.config = config;
  }

  /** A line for the main log, which is not open yet. */
  public record Said(LogLevel level, String text) {}

  /**
   * Prepares the keeper where that has not been done.
   *
   * @return whether this JVM is to end now, because a fresh one is to go on
   * @throws StartRefused with Supervisor's text
   */
  public boolean run() {
    if (Stage.PREPARED.reached(keeper)) return false;
    raise(Limits.NOFILE, config.minfds(), Stage.FILES_RAISED, TOO_FEW_FILES);
    raise(Limits.NPROC, config.minprocs(), Stage.PROCESSES_RAISED, TOO_FEW_PROCESSES);
    boolean other = becomeUser();
    // another user's children could lower their own score to the keeper's: it has no exemption then
    if (!other) keeper.oomScores().keeper(OomScores.NEVER);
    Stage.PREPARED.reach(keeper);
    if (config.nodaemon()) {
      if (other) keeper.startAgain();
      return other;
    }
    Stage.DAEMONIZED.reach(keeper);
    keeper.daemonize();
    return true;
  }

  /** Whether the daemon is to let go of its terminal when everything is open. */
  public boolean daemonized() {
    return Stage.DAEMONIZED.reached(keeper);
  }

  /** What there is to say about it. */
  public List<Said> said() {
    var said = new ArrayList<Said>();
    if (config.user().isPresent())
      said.add(
          new Said(LogLevel.INFO, "Set uid to user " + config.user().getAsInt() + " succeeded"));
    else if (Users.current() == 0) said.add(new Said(LogLevel.CRITICAL, ROOT));
    if (Stage.FILES_RAISED.reached(keeper))
      said.add(new Said(LogLevel.INFO, "Increased RLIMIT_NOFILE limit to " + config.minfds()));
    if (Stage.PROCESSES_RAISED.reached(keeper))
      said.add(new Said(LogLevel.INFO, "Increased RLIMIT_NPROC limit to " + config.minprocs()));
    return said;
  }

  /** The keeper's limits count: its children inherit them (known-traps C61). */
  private void raise(int resource, int least, Stage done, String refusal) {
    var limit = keeper.self().limit(resource);
    long soft = limit[0];
    long hard = limit[1];
    if (Long.compareUnsigned(soft, least) >= 0) return;
    try {
      keeper.self().limit(resource, least, Long.compareUnsigned(hard, least) < 0 ? least : hard);
    } catch (PosixException e) {
      throw new StartRefused(refusal.formatted(least, hard));
    }
    done.reach(keeper);
  }

  private boolean becomeUser() {
    OptionalInt uid = config.user();
    if (uid.isEmpty() || uid.getAsInt() == Users.current()) return false;
    if (Users.current() != 0) throw new StartRefused("Can't drop privilege as nonroot user");
    var account =
        Users.user(Integer.toString(uid.getAsInt()))
            .orElseThrow(() -> new StartRefused("Can't find uid " + uid.getAsInt()));
    try {
      keeper.self().become(account);
    } catch (PosixException e) {
      throw new StartRefused(
          switch (e.op()) {
            case "setgroups" -> "Could not set groups of effective user";
            case "setgid" -> "Could not set group id of effective user";
            default -> e.getMessage();
          });
    }
    return true;
  }

  private static final String ROOT =
      "Supervisor is running as root.  Privileges were not dropped because no user is specified in"
          + " the config file.  If you intend to run as root, you can set user=root in the config"
          + " file to avoid this message.";

  private static final String TOO_FEW_FILES =
      "The minimum number of file descriptors required to run this process is %d as per the"
          + " \"minfds\" command-line argument or config file setting. The current environment will"
          + " only allow you to open %d file descriptors.  Either raise the number of usable file"
          + " descriptors in your environment (see README.rst) or lower the minfds setting in the"
          + " config file to allow the process to start.";

  private static final String TOO_FEW_PROCESSES =
      "The minimum number of available processes required to run this program is %d as per the"
          + " \"minprocs\" command-line argument or config file setting. The current environment"
          + " will only allow you to open %d processes.  Either raise the number of usable"
          + " processes in your environment (see README.rst) or lower the minprocs setting in the"
          + " config file to allow the program to start.";
}
