package jsupervisor;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;
import jsupervisor.ask.Vigil;
import jsupervisor.plugin.rpc.RpcMethod;
import jsupervisor.probes.Board;
import jsupervisor.probes.Status;
import jsupervisor.terms.Fault;
import jsupervisor.terms.FaultCode;
import jsupervisor.terms.ProcessName;

/**
 * Health and uptime for callers of the API: moments are seconds since the epoch.
 *
 * @param board everything as it was a moment ago
 * @param sees whether the caller may see more of a group than its states; what is outside is in
 *     {@link jsupervisor.ask.Vigil#OUTSIDE}, to which nobody can be limited
 */
record HealthMethods(Supplier<Board> board, Predicate<String> sees) {
  List<RpcMethod> methods() {
    return List.of(
        new RpcMethod(
            "getHealth",
            "Health and uptime of processes and of what is probed outside, a struct for each.",
            "array",
            List.of(
                new RpcMethod.Parameter(
                    "string", "name", "group:process, process or group; empty = all")),
            (_, values) -> list(values)));
  }

  private List<Object> list(List<Object> values) {
    if (!(values.getFirst() instanceof String name)) throw Fault.of(FaultCode.INCORRECT_PARAMETERS);
    var found =
        board.get().all().entrySet().stream()
            .filter(each -> meant(each.getKey(), name))
            .<Object>map(each -> struct(each.getKey(), each.getValue()))
            .toList();
    if (found.isEmpty() && !name.isEmpty()) throw Fault.of(FaultCode.BAD_NAME, name);
    return found;
  }

  private static boolean meant(ProcessName each, String name) {
    if (name.isEmpty() || Vigil.label(each).equals(name)) return true;
    if (Vigil.outside(each)) return name.equals(Vigil.OUTSIDE + "*");
    var parsed = ProcessName.parse(name);
    boolean whole = parsed.wholeGroup() || !name.contains(":");
    return whole ? each.group().equals(parsed.group()) : each.equals(parsed);
  }

  private Map<String, Object> struct(ProcessName name, Status status) {
    var struct = new LinkedHashMap<String, Object>();
    struct.put("group", Vigil.shown(name).group());
    struct.put("name", name.process());
    struct.put("outside", Vigil.outside(name));
    struct.put("health", status.health().word());
    struct.put("since", (int) (status.sinceMillis() / 1000));
    struct.put("last", sees.test(name.group()) ? status.last() : "");
    struct.put("failures", status.failures());
    struct.put("required", status.required());
    struct.put("uptime_24h", status.uptime().map(Status.Uptime::day).orElse(-1.0));
    struct.put("uptime_7d", status.uptime().map(Status.Uptime::week).orElse(-1.0));
    struct.put("uptime_30d", status.uptime().map(Status.Uptime::month).orElse(-1.0));
    return struct;
  }
}
