package jsupervisor.config;

import java.util.Map;

/**
 * A section {@code [rpcinterface:x]} that names a plug-in (spec config, 6.9).
 *
 * @param namespace x
 * @param factory the name that the plug-in answers to
 * @param options all other options of the section, expanded
 */
public record RpcPluginConfig(String namespace, String factory, Map<String, String> options) {
  public RpcPluginConfig {
    options = Map.copyOf(options);
  }
}
