package jsupervisor;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import jsupervisor.plugin.rpc.RpcMethod;
import jsupervisor.requests.Call;
import jsupervisor.requests.Requests;
import jsupervisor.requests.Top;
import jsupervisor.terms.Fault;
import jsupervisor.terms.FaultCode;

/**
 * Calls for callers of the API: moments are seconds since the epoch, times seconds.
 *
 * @param whose says which users' calls the caller may see
 */
record RequestMethods(Requests requests, Supplier<Predicate<String>> whose) {
  private static final int MOST = 1000;

  List<RpcMethod> methods() {
    var number = new RpcMethod.Parameter("int", "n", "how many at most, 1 to " + MOST);
    return List.of(
        new RpcMethod(
            "getRequests",
            "Which methods and which clients the calls that are remembered are of, and how much of"
                + " the time they took.",
            "struct",
            List.of(
                new RpcMethod.Parameter("string", "by", "count or time: which rows are the first"),
                number),
            (_, values) -> top(by(values), number(values))),
        new RpcMethod(
            "getRecentRequests",
            "The last calls, a struct for each, the youngest first.",
            "array",
            List.of(number),
            (_, values) -> recent(number(values))));
  }

  private static Top.By by(List<Object> values) {
    for (var by : Top.By.values())
      if (by.name().toLowerCase(Locale.ROOT).equals(values.getFirst())) return by;
    throw Fault.of(FaultCode.BAD_ARGUMENTS, "by is count or time");
  }

  private static int number(List<Object> values) {
    if (values.getLast() instanceof Integer n && n >= 1 && n <= MOST) return n;
    throw Fault.of(FaultCode.BAD_ARGUMENTS, "n is 1 to " + MOST);
  }

  private Map<String, Object> top(Top.By by, int most) {
    var calls = requests.recent(whose.get());
    var struct = new LinkedHashMap<String, Object>();
    struct.put("calls", calls.size());
    struct.put("since", calls.isEmpty() ? 0 : seconds(calls.getLast()));
    struct.put("total", whole(requests.count()));
    requests.refused().ifPresent(count -> struct.put("refused", whole(count)));
    struct.put("methods", rows(calls, Call::method, by, most));
    struct.put("clients", rows(calls, call -> call.client().toString(), by, most));
    return struct;
  }

  private static List<Object> rows(
      List<Call> calls, Function<Call, String> name, Top.By by, int most) {
    return Top.of(calls, name, by, most).stream().<Object>map(RequestMethods::row).toList();
  }

  private static Map<String, Object> row(Top.Row row) {
    var struct = new LinkedHashMap<String, Object>();
    struct.put("name", row.name());
    struct.put("calls", (int) row.count());
    struct.put("faults", (int) row.faults());
    struct.put("refused", (int) row.refused());
    struct.put("seconds", row.nanos() / 1e9);
    struct.put("longest", row.longest() / 1e9);
    struct.put("kilobytes", whole(row.bytes() >> 10));
    return struct;
  }

  private List<Object> recent(int most) {
    return requests.recent(whose.get()).stream()
        .limit(most)
        .<Object>map(RequestMethods::one)
        .toList();
  }

  private static Map<String, Object> one(Call call) {
    var struct = new LinkedHashMap<String, Object>();
    struct.put("at", seconds(call));
    struct.put("user", call.client().user());
    struct.put("peer", call.client().peer());
    struct.put("method", call.method());
    struct.put("arguments", call.hash());
    struct.put("seconds", call.nanos() / 1e9);
    struct.put("bytes", whole(call.bytes()));
    struct.put("result", call.result());
    return struct;
  }

  private static long seconds(Call call) {
    return call.atMillis() / 1000;
  }

  /** The wire's whole numbers end at two billion. */
  private static int whole(long number) {
    return (int) Math.min(number, Integer.MAX_VALUE);
  }
}
