package jsupervisor.config;

import java.util.List;
import java.util.Optional;
import jsupervisor.config.alert.AlertConfig;

/**
 * A configuration as read, complete and checked; sealed for good.
 *
 * @param supervisord the section of that name
 * @param servers HTTP servers in the order in which they are opened: inet first, then unix
 * @param access who may come in beside a server's own user
 * @param groups all groups, by priority, then name
 * @param rpcNamespaces names of the {@code [rpcinterface:x]} sections with the main factory
 * @param rpcPlugins the other {@code [rpcinterface:x]} sections
 * @param warnings lines for the main log, level WARN
 * @param infos lines for the main log, level INFO
 * @param otherSections names of sections that are known but belong to nobody yet
 * @param written the words of the file
 * @param metrics the section of that name; empty = there is none
 * @param crashes likewise
 * @param history likewise
 * @param health likewise, and what is probed outside
 * @param requests likewise
 * @param alerts the sections of that kind, by appearance
 */
public record Configuration(
    SupervisordConfig supervisord,
    List<HttpServerConfig> servers,
    AccessConfig access,
    List<GroupConfig> groups,
    List<String> rpcNamespaces,
    List<RpcPluginConfig> rpcPlugins,
    List<String> warnings,
    List<String> infos,
    List<String> otherSections,
    Written written,
    Optional<MetricsConfig> metrics,
    Optional<CrashesConfig> crashes,
    Optional<HistoryConfig> history,
    Optional<HealthConfig> health,
    Optional<RequestsConfig> requests,
    List<AlertConfig> alerts) {
  public Configuration {
    servers = List.copyOf(servers);
    groups = List.copyOf(groups);
    rpcNamespaces = List.copyOf(rpcNamespaces);
    rpcPlugins = List.copyOf(rpcPlugins);
    warnings = List.copyOf(warnings);
    infos = List.copyOf(infos);
    otherSections = List.copyOf(otherSections);
    alerts = List.copyOf(alerts);
  }

  /** The same with other groups. */
  public Configuration withGroups(List<GroupConfig> other) {
    return with(other, written);
  }

  /** The same with other groups, and the words that these may be from. */
  public Configuration with(List<GroupConfig> other, Written words) {
    return new Configuration(
        supervisord,
        servers,
        access,
        other,
        rpcNamespaces,
        rpcPlugins,
        warnings,
        infos,
        otherSections,
        words,
        metrics,
        crashes,
        history,
        health,
        requests,
        alerts);
  }

  /** Where children find the daemon when their section does not say (spec daemon, section 9). */
  public Optional<String> serverUrl() {
    return servers.stream()
        .sorted((a, b) ->
            Boolean.compare(a instanceof HttpServerConfig.Inet, b instanceof HttpServerConfig.Inet))
        .map(HttpServerConfig::url)
        .findFirst();
  }
}
