package jsupervisor.plugin.rpc;

import java.util.List;

/**
 * One method.
 *
 * @param name without the namespace
 * @param help what it does, one sentence
 * @param returns XML-RPC type of the result: string, int, boolean, double, array or struct
 * @param parameters in order; a call must give them all
 * @param body what is done
 */
public record RpcMethod(
    String name, String help, String returns, List<Parameter> parameters, Body body) {
  public RpcMethod {
    parameters = List.copyOf(parameters);
  }

  /**
   * A parameter.
   *
   * @param type XML-RPC type, as it stands in signatures; what callers give is not checked by it
   * @param name one word
   * @param meaning for the help
   */
  public record Parameter(String type, String name, String meaning) {}

  /** Does it. Called on a thread of the caller, several at a time; it may wait. */
  @FunctionalInterface
  public interface Body {
    /**
     * Answers a call.
     *
     * @param daemon the way to all other methods
     * @param values as many as there are parameters: String, Integer, Boolean, Double, byte[], List
     *     or Map
     * @return the same types, or null
     * @throws jsupervisor.terms.Fault to answer with a fault; anything else is a fault of the
     *     plug-in, which the caller is told as FAILED
     */
    Object call(RpcCaller daemon, List<Object> values);
  }
}
