package jsupervisor;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import jsupervisor.access.Guard;
import jsupervisor.ask.Asker;
import jsupervisor.config.Configuration;
import jsupervisor.config.HealthConfig;
import jsupervisor.crashes.Reports;
import jsupervisor.history.Past;
import jsupervisor.http.HttpServers;
import jsupervisor.logging.MainLog;
import jsupervisor.plugin.rpc.RpcMethod;
import jsupervisor.rpc.Additions;
import jsupervisor.rpc.RpcTable;
import jsupervisor.terms.LogLevel;

/** What the HTTP servers serve. */
record Offer(Configuration configuration, Upgrade upgrade, Onlookers onlookers, MainLog log) {

  /**
   * @param loop the way to the control thread
   * @param plugins methods of other people, by namespace
   */
  HttpServers.Inside inside(Asker loop, Map<String, List<RpcMethod>> plugins) {
    var guard = new Guard(loop, this::audit);
    return new HttpServers.Inside(
        methods(guard, plugins),
        guard,
        onlookers.newsroom(),
        onlookers.meter(),
        onlookers.exposition(),
        onlookers.healthz(),
        reports(guard),
        past(guard),
        onlookers.calls().requests(),
        log::log,
        this::audit);
  }

  private Optional<Reports> reports(Guard guard) {
    return onlookers.crashes().map(all -> all.of(guard::sees));
  }

  private Optional<Past> past(Guard guard) {
    return onlookers.history().map(all -> all.seen(guard::sees));
  }

  private void audit(String line) {
    if (configuration.access().audit()) log.log(LogLevel.INFO, "audit: " + line);
  }

  private Additions additions(Guard guard) {
    return configuration
        .health()
        .filter(HealthConfig::processInfo)
        .flatMap(_ -> onlookers.probes())
        .<Additions>map(probes -> new HealthMembers(probes::board, guard::sees, guard::seesAll))
        .orElse(Additions.NONE);
  }

  private RpcTable methods(Guard guard, Map<String, List<RpcMethod>> plugins) {
    var methods = new RpcTable(configuration.rpcNamespaces(), guard, additions(guard));
    methods.watch(onlookers.calls());
    plugins.forEach(methods::add);
    methods.add(Upgrade.NAMESPACE, upgrade.methods(guard));
    methods.add(Upgrade.NAMESPACE, new Vitals(guard, onlookers.meter(), configuration).methods());
    onlookers
        .calls()
        .requests()
        .ifPresent(
            all -> methods.add(Upgrade.NAMESPACE, new RequestMethods(all, Guard::users).methods()));
    reports(guard)
        .ifPresent(seen -> methods.add(Upgrade.NAMESPACE, new CrashMethods(seen).methods()));
    past(guard)
        .ifPresent(seen -> methods.add(Upgrade.NAMESPACE, new HistoryMethods(seen).methods()));
    onlookers
        .probes()
        .map(probes -> new HealthMethods(probes::board, guard::sees))
        .ifPresent(health -> methods.add(Upgrade.NAMESPACE, health.methods()));
    onlookers
        .alerts()
        .ifPresent(all -> methods.add(Upgrade.NAMESPACE, new AlertMethods(all, guard).methods()));
    return methods;
  }
}
