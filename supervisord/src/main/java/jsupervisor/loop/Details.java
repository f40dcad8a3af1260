package jsupervisor.loop;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import jsupervisor.ask.Probe;
import jsupervisor.ask.ProcessDetail;
import jsupervisor.ask.ProcessInfo;
import jsupervisor.ask.Transition;
import jsupervisor.ask.Vigil;
import jsupervisor.ask.WrittenConfig;
import jsupervisor.config.OptionWords;
import jsupervisor.config.ProcessConfig;
import jsupervisor.config.Secrets;
import jsupervisor.config.Written;
import jsupervisor.core.Now;
import jsupervisor.core.ProcessState;
import jsupervisor.posix.Users;
import jsupervisor.terms.Account;
import jsupervisor.terms.ProcessName;

/**
 * All that there is to know of one process. What the control thread knows is copied; to make it fit
 * for people, without secrets and with names for numbers, is work for another thread.
 */
final class Details {
  private final Means means;
  private final Launcher launcher;
  private final Snapshots snapshots;

  Details(Means means, Launcher launcher, Snapshots snapshots) {
    this.means = means;
    this.launcher = launcher;
    this.snapshots = snapshots;
  }

  /** What only the control thread may look at. */
  private record Raw(
      ProcessInfo info,
      List<Transition> transitions,
      ProcessConfig config,
      String directory,
      Map<String, String> lines,
      int tries,
      long nextAttemptMillis) {}

  /** Control thread only; the answer comes later. */
  CompletableFuture<ProcessDetail> of(Child child) {
    var config = child.config;
    var raw =
        new Raw(
            snapshots.of(child),
            child.trail.newestFirst(),
            config,
            launcher.directory(config),
            launcher.lines(config),
            child.state().tries(),
            nextAttempt(child.state(), Means.now()));
    return means.elsewhere(() -> finished(raw));
  }

  /** What is watched; control thread only, the answer comes later. */
  CompletableFuture<Map<ProcessName, Vigil.Placed>> vigils(List<Child> children) {
    var configs = children.stream().map(child -> child.config).toList();
    return means.elsewhere(() -> placed(configs));
  }

  private Map<ProcessName, Vigil.Placed> placed(List<ProcessConfig> configs) {
    var all = new HashMap<ProcessName, Vigil.Placed>();
    for (var config : configs) all.put(config.program().name(), placed(config));
    return all;
  }

  /** Who runs no command needs no place. */
  private Vigil.Placed placed(ProcessConfig config) {
    var target = config.vigil().probe().map(Probe::target);
    if (target.isEmpty() || !(target.get() instanceof Probe.Target.Exec))
      return Vigil.Placed.nowhere(config.vigil());
    return new Vigil.Placed(
        config.vigil(),
        as(config.uid()),
        launcher.directory(config),
        environment(launcher.lines(config)));
  }

  /** A user who is not known any more has no group either, and nothing can be run as him. */
  private static Optional<Vigil.As> as(OptionalInt configured) {
    if (configured.isEmpty()) return Optional.empty();
    int uid = configured.getAsInt();
    int gid = Users.user(Integer.toString(uid)).map(Account::gid).orElse(-1);
    return Optional.of(new Vigil.As(uid, gid));
  }

  /** The words of the file without its secrets. */
  CompletableFuture<WrittenConfig> of(Written written) {
    return means.elsewhere(written::shown);
  }

  private static long nextAttempt(ProcessState state, Now now) {
    if (!(state instanceof ProcessState.Backoff(_, var retryAt))) return 0;
    return now.wallMillis() + retryAt.since(now.moment()).toMillis();
  }

  private static ProcessDetail finished(Raw raw) {
    var config = raw.config();
    return new ProcessDetail(
        raw.info(),
        raw.transitions(),
        Secrets.inText(config.command()),
        raw.directory(),
        user(config.uid()),
        Secrets.shown(environment(raw.lines())),
        OptionWords.of(config),
        raw.tries(),
        raw.nextAttemptMillis(),
        config.redirectStderr());
  }

  private static String user(OptionalInt configured) {
    var uid = Integer.toString(configured.orElseGet(Users::current));
    return Users.user(uid).map(account -> account.name()).orElse(uid);
  }

  private static Map<String, String> environment(Map<String, String> lines) {
    var all = new LinkedHashMap<String, String>();
    lines.forEach((name, line) -> all.put(name, line.substring(name.length() + 1)));
    return all;
  }
}
