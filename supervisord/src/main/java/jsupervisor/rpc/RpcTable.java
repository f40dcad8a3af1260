package jsupervisor.rpc;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import jsupervisor.ask.Asker;
import jsupervisor.plugin.rpc.RpcMethod;
import jsupervisor.terms.Fault;
import jsupervisor.terms.FaultCode;

/** Every method by its full name. Any thread that may wait. */
public final class RpcTable {
  /** The method that calls others. */
  public static final String MULTICALL = "system.multicall";

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final int MOST_CALLS = 10_000;

  /** Each caller of these gets a list of his own, which tells much of everything there is. */
  private static final Set<String> LISTS = Set.of("getAllConfigInfo", "getHealth");

  private final Map<String, Method> methods = new TreeMap<>();
  private final Turn turn = new Turn(PATIENCE);
  private CallWatch watch = CallWatch.NONE;

  /**
   * @param namespaces under which the main interface is offered; usually {@code supervisor}
   * @param asker the way to the control thread
   */
  public RpcTable(List<String> namespaces, Asker asker) {
    this(namespaces, asker, Additions.NONE);
  }

  /**
   * The same with more in the structs about processes.
   *
   * @param additions what is added to them; asked at each call
   */
  public RpcTable(List<String> namespaces, Asker asker, Additions additions) {
    for (var namespace : namespaces) {
      add(namespace, StatusMethods.all(asker, additions, turn));
      add(namespace, ControlMethods.all(asker));
      add(namespace, LogMethods.all(asker));
    }
    add("system", system());
  }

  /**
   * Adds what a plug-in offers; before the first call. A name that is there already stays what it
   * is.
   */
  public void add(String namespace, Collection<RpcMethod> plugin) {
    for (var method : plugin)
      methods.putIfAbsent(namespace + "." + method.name(), PluginMethods.of(method, this::call));
  }

  private void add(String namespace, List<Method> all) {
    for (var method : all) methods.put(namespace + "." + method.name(), method);
  }

  /**
   * Calls a method and waits for its result; for plug-ins.
   *
   * @return a value that the wire can carry
   * @throws Fault of Supervisor
   */
  public Object call(String name, List<Object> params) {
    var result = new ArrayList<Object>();
    turn.around(() -> result.add(called(name, params, true)));
    return result.getFirst();
  }

  /**
   * Calls a method for a client. Of results that may take a good part of the memory there is one at
   * a time, until it has been used.
   *
   * @param use of a value that the wire can carry: encodes it and begins to send it
   * @throws Fault of Supervisor
   */
  public void answer(String name, List<Object> params, Consumer<Object> use) {
    turn.around(() -> {
      var result = called(name, params, false);
      if (name.equals(MULTICALL)) turn.take();
      use.accept(result);
    });
  }

  /** Whom calls are told; before the first call. */
  public void watch(CallWatch other) {
    watch = other;
  }

  /** The name under which a call is known to who watches: callers cannot make up any. */
  public String known(String name) {
    return methods.containsKey(name) ? name : CallWatch.UNKNOWN;
  }

  private Object called(String name, List<Object> params, boolean within) {
    long begun = System.nanoTime();
    var fault = Optional.of(Fault.of(FaultCode.FAILED)); // of an error of ours
    try {
      var result = called(name, params);
      fault = Optional.empty();
      return result;
    } catch (Fault e) {
      fault = Optional.of(e);
      throw e;
    } finally {
      long took = System.nanoTime() - begun;
      watch.answered(new CallWatch.Answered(known(name), params, within, fault, took));
    }
  }

  private Object called(String name, List<Object> params) {
    var method = methods.get(name);
    try (var _ = watch.comes(known(name))) {
      if (method == null) throw Fault.of(FaultCode.UNKNOWN_METHOD);
      return called(method, name, params);
    }
  }

  private Object called(Method method, String name, List<Object> params) {
    if (large(name)) turn.take();
    return method.call(params);
  }

  /** Whether it may be; that of all processes knows itself whether it is shared. */
  private static boolean large(String name) {
    return name.contains(".read")
        || name.contains(".tail")
        || LISTS.contains(name.substring(name.lastIndexOf('.') + 1));
  }

  private List<Method> system() {
    var name = Param.of("string", "name", "namespace.method");
    return List.of(
        new Method(
            "listMethods",
            "The names of all methods.",
            List.of(),
            "array",
            "names",
            _ -> List.copyOf(methods.keySet())),
        new Method(
            "methodHelp",
            "What a method does.",
            List.of(name),
            "string",
            "its documentation",
            args -> described(args).text()),
        new Method(
            "methodSignature",
            "The types of a method.",
            List.of(name),
            "array",
            "type of the result, then of each parameter",
            args -> described(args).signature()),
        new Method(
            "multicall",
            "Calls several methods one after another.",
            List.of(Param.of("array", "calls", "structs with methodName and params")),
            "array",
            "a result or a fault struct for each",
            args -> multicall(args.any(0))));
  }

  private Method described(Args args) {
    var method = args.any(0) instanceof String name ? methods.get(name) : null;
    if (method == null) throw Fault.of(FaultCode.SIGNATURE_UNSUPPORTED);
    return method;
  }

  /** Results stand bare, not each in an array of its own (known-traps A11). */
  private Object multicall(Object calls) {
    if (!(calls instanceof List<?> list) || list.size() > MOST_CALLS)
      throw Fault.of(FaultCode.INCORRECT_PARAMETERS);
    var results = new Results();
    for (var call : list) {
      if (results.full()) results.leaveOut();
      else results.add(one(call));
    }
    return results.all();
  }

  private Object one(Object call) {
    try {
      if (!(call instanceof Map<?, ?> struct)) throw Fault.of(FaultCode.INCORRECT_PARAMETERS);
      if (!(struct.get("methodName") instanceof String name) || name.isEmpty())
        throw Fault.of(FaultCode.INCORRECT_PARAMETERS, "No methodName");
      if (name.equals(MULTICALL))
        throw Fault.of(FaultCode.INCORRECT_PARAMETERS, "Recursive system.multicall forbidden");
      var params = new ArrayList<Object>();
      if (struct.get("params") instanceof List<?> given) params.addAll(given);
      return called(name, params, true);
    } catch (Fault fault) {
      return Results.failure(fault.code(), fault.text());
    } catch (RuntimeException e) {
      return Results.failure(
          FaultCode.FAILED.code(),
          "FAILED: " + e.getClass().getSimpleName() + ":" + e.getMessage());
    }
  }
}
