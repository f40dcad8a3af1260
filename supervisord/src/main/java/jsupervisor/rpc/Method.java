package jsupervisor.rpc;

import java.util.ArrayList;
import java.util.List;

/**
 * One method of the interface; help and signature follow from it.
 *
 * @param name without the namespace
 * @param help what it does, one sentence
 * @param params in order; those that may be left out come last
 * @param returns XML-RPC type
 * @param result what the result means
 * @param body what is done
 */
record Method(
    String name, String help, List<Param> params, String returns, String result, Body body) {

  /** Does it; the arguments are complete. */
  @FunctionalInterface
  interface Body {
    Object call(Args args);
  }

  /** {@code [returntype, paramtype...]}. */
  List<Object> signature() {
    var types = new ArrayList<Object>();
    types.add(returns);
    params.forEach(param -> types.add(param.type()));
    return types;
  }

  /** The text of {@code system.methodHelp}, in the form that clients parse. */
  String text() {
    var text = new StringBuilder(" ").append(help).append("\n\n");
    for (var param : params)
      text.append("@param %s %s %s%n".formatted(param.type(), param.name(), param.text()));
    return text.append("@return %s result %s%n".formatted(returns, result)).toString();
  }

  Object call(List<Object> given) {
    return body.call(Args.of(params, given));
  }
}
