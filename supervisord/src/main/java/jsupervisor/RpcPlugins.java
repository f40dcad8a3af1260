package jsupervisor;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import jsupervisor.boot.StartRefused;
import jsupervisor.config.RpcPluginConfig;
import jsupervisor.plugin.PluginJars;
import jsupervisor.plugin.rpc.RpcMethod;
import jsupervisor.plugin.rpc.RpcPlugin;

/** The methods that other people's classes add, as the configuration asks for them. */
final class RpcPlugins {
  private RpcPlugins() {}

  /** The factory names that plug-ins answer to; looks into jars, so it takes its time. */
  static Set<String> factories() {
    return PluginJars.load(RpcPlugin.class).plugins().stream()
        .map(RpcPlugin::factory)
        .collect(Collectors.toSet());
  }

  /**
   * Methods by namespace.
   *
   * @throws StartRefused when a plug-in is gone or cannot work with the options it is given
   */
  static Map<String, List<RpcMethod>> methods(List<RpcPluginConfig> wanted) {
    var methods = new HashMap<String, List<RpcMethod>>();
    if (wanted.isEmpty()) return methods;
    var plugins = PluginJars.load(RpcPlugin.class).plugins();
    for (var config : wanted) methods.put(config.namespace(), methods(config, plugins));
    return methods;
  }

  private static List<RpcMethod> methods(RpcPluginConfig config, List<RpcPlugin> plugins) {
    try {
      return plugins.stream()
          .filter(plugin -> plugin.factory().equals(config.factory()))
          .findFirst()
          .orElseThrow(() -> new StartRefused(config.factory() + " is not there any more"))
          .methods(config.options());
    } catch (RuntimeException | LinkageError e) {
      throw new StartRefused(
          "Could not make " + config.namespace() + " rpc interface: " + e.getMessage());
    }
  }
}
