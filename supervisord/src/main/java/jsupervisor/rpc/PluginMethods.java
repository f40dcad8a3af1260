package jsupervisor.rpc;

import jsupervisor.plugin.rpc.RpcCaller;
import jsupervisor.plugin.rpc.RpcMethod;
import jsupervisor.terms.Fault;
import jsupervisor.terms.FaultCode;

/** Methods of plug-ins in the shape of ours; what goes wrong in one stays in it. */
final class PluginMethods {
  private PluginMethods() {}

  static Method of(RpcMethod method, RpcCaller daemon) {
    var params =
        method.parameters().stream()
            .map(param -> Param.of(param.type(), param.name(), param.meaning()))
            .toList();
    return new Method(
        method.name(),
        method.help(),
        params,
        method.returns(),
        "of the plug-in",
        args -> called(method, daemon, args));
  }

  private static Object called(RpcMethod method, RpcCaller daemon, Args args) {
    try {
      return method.body().call(daemon, args.values());
    } catch (Fault fault) {
      throw fault;
    } catch (RuntimeException | LinkageError | StackOverflowError e) {
      throw Fault.of(FaultCode.FAILED, method.name() + ": " + e);
    }
  }
}
