package jsupervisor.rpc;

import java.util.List;
import java.util.Map;
import jsupervisor.plugin.rpc.RpcCaller;
import jsupervisor.plugin.rpc.RpcMethod;
import jsupervisor.plugin.rpc.RpcMethod.Parameter;
import jsupervisor.plugin.rpc.RpcPlugin;
import jsupervisor.terms.Fault;
import jsupervisor.terms.FaultCode;

/** A plug-in as somebody else would write it. */
public final class Adder implements RpcPlugin {

  @Override
  public String factory() {
    return "adder.rpcinterface:make_adder";
  }

  @Override
  public List<RpcMethod> methods(Map<String, String> options) {
    int start = Integer.parseInt(options.getOrDefault("start", "0"));
    var number = new Parameter("int", "number", "one more");
    return List.of(
        new RpcMethod(
            "add", "Adds.", "int", List.of(number), (_, values) -> add(start, values.getFirst())),
        new RpcMethod("methods", "Counts methods.", "int", List.of(), Adder::methods),
        new RpcMethod("fall", "Falls.", "int", List.of(), (_, _) -> Integer.parseInt("over")));
  }

  private static Object add(int start, Object number) {
    if (number instanceof Integer more) return start + more;
    throw Fault.of(FaultCode.BAD_ARGUMENTS, "no number");
  }

  private static Object methods(RpcCaller daemon, List<Object> none) {
    return ((List<?>) daemon.call("system.listMethods", none)).size();
  }
}
