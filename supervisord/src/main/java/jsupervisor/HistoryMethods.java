package jsupervisor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import jsupervisor.ask.Cause;
import jsupervisor.ask.Transition;
import jsupervisor.history.Past;
import jsupervisor.history.chart.Cell;
import jsupervisor.history.chart.Chart;
import jsupervisor.history.chart.Span;
import jsupervisor.history.ring.Sample;
import jsupervisor.plugin.rpc.RpcMethod;
import jsupervisor.terms.ExitStatus;
import jsupervisor.terms.Fault;
import jsupervisor.terms.FaultCode;
import jsupervisor.terms.ProcessName;

/** The last days of a process for callers of the API: moments are seconds since the epoch. */
record HistoryMethods(Past past) {
  private static final double PERCENT = 100;
  private static final double MILLI = 1000;

  List<RpcMethod> methods() {
    return List.of(
        new RpcMethod(
            "getHistory",
            "What a process used, and how its state changed, in the last days.",
            "struct",
            List.of(
                new RpcMethod.Parameter("string", "name", "group:process, or process"),
                new RpcMethod.Parameter(
                    "int", "from", "0 = as long as is kept, negative = so many seconds before to"),
                new RpcMethod.Parameter("int", "to", "0 = now"),
                new RpcMethod.Parameter("int", "points", "at most; 0 = 1000, which is the most")),
            (_, values) ->
                told(text(values), number(values, 1), number(values, 2), number(values, 3))));
  }

  private static String text(List<Object> values) {
    if (values.getFirst() instanceof String text) return text;
    throw Fault.of(FaultCode.INCORRECT_PARAMETERS);
  }

  private static int number(List<Object> values, int at) {
    if (values.get(at) instanceof Integer number) return number;
    throw Fault.of(FaultCode.INCORRECT_PARAMETERS);
  }

  private Map<String, Object> told(String name, int from, int to, int points) {
    var trouble = past.trouble();
    if (trouble.isPresent()) throw Fault.of(FaultCode.FAILED, trouble.get());
    var process = ProcessName.parse(name);
    var chart = past.of(process, from, to, points);
    if (chart.isEmpty()) throw Fault.of(FaultCode.BAD_NAME, name);
    return struct(process, chart.get());
  }

  private static Map<String, Object> struct(ProcessName process, Chart chart) {
    var struct = new LinkedHashMap<String, Object>();
    struct.put("group", process.group());
    struct.put("name", process.process());
    struct.put("from", chart.window().from());
    struct.put("to", chart.window().to());
    struct.put("step", chart.step());
    struct.put("time", numbers(chart, Cell::second));
    spans(struct, chart, "cpu", Cell::cpu, PERCENT);
    spans(struct, chart, "memory_kb", Cell::kilobytes, 1);
    spans(struct, chart, "probe_ms", Cell::micros, MILLI);
    struct.put("threads", numbers(chart, Cell::threads));
    struct.put("fds", numbers(chart, Cell::descriptors));
    struct.put("starts", numbers(chart, Cell::starts));
    struct.put("changes", chart.changes().stream().<Object>map(HistoryMethods::change).toList());
    struct.put("more_changes", chart.more());
    return struct;
  }

  private static List<Object> numbers(Chart chart, ToLongFunction<Cell> figure) {
    return chart.cells().stream().<Object>map(figure::applyAsLong).toList();
  }

  private interface Kind {
    Span of(Cell cell);
  }

  private static void spans(
      Map<String, Object> struct, Chart chart, String name, Kind kind, double unit) {
    struct.put(name + "_min", figures(chart, kind, span -> span.least() / unit));
    struct.put(name + "_avg", figures(chart, kind, span -> span.average() / unit));
    struct.put(name + "_max", figures(chart, kind, span -> span.most() / unit));
  }

  private static List<Object> figures(Chart chart, Kind kind, ToDoubleFunction<Span> figure) {
    var all = new ArrayList<>();
    for (var cell : chart.cells()) {
      var span = kind.of(cell);
      double value = span.known() ? figure.applyAsDouble(span) : Sample.NONE;
      all.add(Math.round(value * MILLI) / MILLI);
    }
    return all;
  }

  private static Map<String, Object> change(Transition change) {
    var struct = new LinkedHashMap<String, Object>();
    struct.put("time", Math.floorDiv(change.atMillis(), 1000L));
    struct.put("from", change.from().name());
    struct.put("to", change.to().name());
    struct.put("pid", change.pid());
    struct.put("why", Chart.why(change));
    if (change.cause() instanceof Cause.Ended(var how, _)) end(struct, how);
    return struct;
  }

  private static void end(Map<String, Object> struct, ExitStatus how) {
    switch (how) {
      case ExitStatus.Killed(var signal, _) -> struct.put("signal", signal.name());
      case ExitStatus.Code _, ExitStatus.NeverBegan _ -> struct.put("exitstatus", how.number());
    }
  }
}
