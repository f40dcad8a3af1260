package jsupervisor.plugin.rpc;

import java.util.List;

/** Calls any method of the daemon, as a client would. */
@FunctionalInterface
public interface RpcCaller {

  /**
   * Calls and waits for the result.
   *
   * @param method with its namespace, as in {@code supervisor.startProcess}
   * @throws jsupervisor.terms.Fault when that is the answer
   */
  Object call(String method, List<Object> values);
}
