package jsupervisor.loop;

import java.lang.ref.SoftReference;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import jsupervisor.ask.Probe;
import jsupervisor.ask.ProcessDetail;
import jsupervisor.ask.Vigil;
import jsupervisor.ask.WrittenConfig;
import jsupervisor.config.ProcessConfig;
import jsupervisor.config.Written;
import jsupervisor.core.Now;
import jsupervisor.core.ProcessState;
import jsupervisor.posix.Users;
import jsupervisor.terms.Account;
import jsupervisor.terms.ProcessName;

/**
 * All that there is to know of one process. To make its configuration fit for people is work for
 * another thread, and done once.
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

  /** Control thread only; the answer comes later, or at once when it was asked for before. */
  CompletableFuture<ProcessDetail> of(Child child) {
    var shown = child.shown.get();
    if (shown != null) return CompletableFuture.completedFuture(detail(child, shown));
    var config = child.config;
    var lines = launcher.lines(config);
    return means
        .elsewhere(() -> Shown.of(config, lines))
        .thenApply(made -> {
          if (made.lasts()) child.shown = new SoftReference<>(made);
          return detail(child, made);
        });
  }

  private ProcessDetail detail(Child child, Shown shown) {
    return new ProcessDetail(
        snapshots.of(child),
        child.trail.newestFirst(),
        shown.command(),
        launcher.directory(child.config),
        shown.user(),
        shown.environment(),
        shown.options(),
        child.state().tries(),
        nextAttempt(child.state(), Means.now()),
        child.config.redirectStderr());
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
        Shown.environment(launcher.lines(config)));
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
}
