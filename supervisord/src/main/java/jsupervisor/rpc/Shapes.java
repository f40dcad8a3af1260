package jsupervisor.rpc;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jsupervisor.ask.Outcome;
import jsupervisor.ask.ProcessInfo;

/** Our records as structs of the wire, fields in Supervisor's order (spec xmlrpc, 4.2, 4.3). */
final class Shapes {
  private Shapes() {}

  static Map<String, Object> of(ProcessInfo info, Additions.Given given) {
    var struct = new LinkedHashMap<String, Object>();
    struct.put("name", info.name().process());
    struct.put("group", info.name().group());
    struct.put("start", info.start());
    struct.put("stop", info.stop());
    struct.put("now", info.now());
    struct.put("state", info.state().code());
    struct.put("statename", info.state().name());
    struct.put("spawnerr", info.spawnError());
    struct.put("exitstatus", info.exitStatus());
    struct.put("logfile", info.stdoutLog());
    struct.put("stdout_logfile", info.stdoutLog());
    struct.put("stderr_logfile", info.stderrLog());
    struct.put("pid", info.pid());
    struct.put("description", info.description());
    struct.putAll(given.members().apply(info));
    return struct;
  }

  static List<Object> of(List<Outcome> outcomes) {
    return outcomes.stream().<Object>map(Shapes::of).toList();
  }

  private static Map<String, Object> of(Outcome outcome) {
    var struct = new LinkedHashMap<String, Object>();
    struct.put("name", outcome.name().process());
    struct.put("group", outcome.name().group());
    struct.put("status", outcome.status());
    struct.put("description", outcome.description());
    return struct;
  }
}
