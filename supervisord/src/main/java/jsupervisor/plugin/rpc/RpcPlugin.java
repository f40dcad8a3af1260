package jsupervisor.plugin.rpc;

import java.util.List;
import java.util.Map;

/**
 * Adds methods to the XML-RPC interface. A jar in {@code lib/plugins} offers it as a service
 * (java.util.ServiceLoader), and a section {@code [rpcinterface:x]} whose {@code
 * supervisor.rpcinterface_factory} is {@link #factory} puts its methods into the namespace x.
 */
public interface RpcPlugin {

  /** The text of {@code supervisor.rpcinterface_factory} that means this plug-in. */
  String factory();

  /**
   * The methods for one section. Called while the daemon starts, before anything is open.
   *
   * @param options all other options of the section, expanded
   * @throws IllegalArgumentException when the options are of no use; the daemon does not start then
   */
  List<RpcMethod> methods(Map<String, String> options);
}
