package jsupervisor;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jsupervisor.access.Guard;
import jsupervisor.access.Right;
import jsupervisor.alerts.AlertStatus;
import jsupervisor.alerts.Alerts;
import jsupervisor.alerts.Tested;
import jsupervisor.plugin.rpc.RpcMethod;
import jsupervisor.terms.Fault;
import jsupervisor.terms.FaultCode;

/**
 * Alerts for callers of the API: moments are seconds since the epoch.
 *
 * @param guard knows who may
 */
record AlertMethods(Alerts alerts, Guard guard) {

  List<RpcMethod> methods() {
    return List.of(
        new RpcMethod(
            "getAlerts",
            "How all alerts are doing, a struct for each.",
            "array",
            List.of(),
            (_, _) -> alerts.statuses().stream().<Object>map(AlertMethods::status).toList()),
        new RpcMethod(
            "testAlert",
            "Sends a test message to each target of an alert; answers within 15 seconds with a"
                + " struct for each.",
            "array",
            List.of(new RpcMethod.Parameter("string", "name", "of the section [alert:name]")),
            (_, values) -> test(values.getFirst())));
  }

  private List<Object> test(Object value) {
    if (!(value instanceof String name)) throw Fault.of(FaultCode.INCORRECT_PARAMETERS);
    guard.demand(Right.OPERATE, "test alert " + name);
    try {
      var tested = alerts.test(name).orElseThrow(() -> Fault.of(FaultCode.BAD_NAME, name));
      if (tested.isEmpty()) throw Fault.of(FaultCode.FAILED, name + " is being tested already");
      return tested.stream().<Object>map(AlertMethods::tested).toList();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw Fault.of(FaultCode.SHUTDOWN_STATE);
    }
  }

  private static Map<String, Object> tested(Tested tested) {
    var struct = new LinkedHashMap<String, Object>();
    struct.put("target", tested.target());
    struct.put("ok", tested.ok());
    struct.put("said", tested.outcome().said());
    return struct;
  }

  private static Map<String, Object> status(AlertStatus status) {
    var struct = new LinkedHashMap<String, Object>();
    struct.put("name", status.name());
    struct.put("pending", number(status.pending()));
    struct.put("made", number(status.made()));
    struct.put("last", number(status.lastMillis() / 1000));
    struct.put("targets", status.targets().stream().map(AlertMethods::target).toList());
    return struct;
  }

  private static Map<String, Object> target(AlertStatus.OfTarget target) {
    var struct = new LinkedHashMap<String, Object>();
    struct.put("target", target.target());
    struct.put("sent", number(target.sent()));
    struct.put("waiting", number(target.waiting()));
    struct.put("failures", target.failures());
    struct.put("trouble", target.trouble());
    return struct;
  }

  /** The wire's whole numbers end at two billion. */
  private static int number(long number) {
    return (int) Math.min(number, Integer.MAX_VALUE);
  }
}
