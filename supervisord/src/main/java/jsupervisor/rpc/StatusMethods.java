package jsupervisor.rpc;

import java.util.LinkedHashMap;
import java.util.List;
import jsupervisor.ask.Ask;
import jsupervisor.ask.Asker;
import jsupervisor.ask.ConfigInfo;
import jsupervisor.ask.DaemonInfo;
import jsupervisor.terms.Version;

/** What the daemon and its processes are (spec xmlrpc, 4.1 and 4.2). */
final class StatusMethods {
  private StatusMethods() {}

  /**
   * @param turn of large answers
   */
  static List<Method> all(Asker asker, Additions additions, Turn turn) {
    var all = new InfoShapes(turn);
    Method.Body api = _ -> checked(asker, Version.API);
    return List.of(
        new Method(
            "getAPIVersion", "The version of this interface.", List.of(), "string", "version", api),
        new Method("getVersion", "Old name of getAPIVersion.", List.of(), "string", "version", api),
        new Method(
            "getSupervisorVersion",
            "The version of the daemon.",
            List.of(),
            "string",
            "version",
            _ -> checked(asker, Version.SUPERVISOR)),
        new Method(
            "getIdentification",
            "The identifier from the configuration.",
            List.of(),
            "string",
            "identifier",
            _ -> daemon(asker).identifier()),
        new Method(
            "getState",
            "The state of the daemon itself.",
            List.of(),
            "struct",
            "statecode and statename",
            _ -> state(daemon(asker))),
        new Method(
            "getPID",
            "The process id of the daemon.",
            List.of(),
            "int",
            "pid",
            _ -> daemon(asker).pid()),
        new Method(
            "getProcessInfo",
            "What is known of one process.",
            List.of(Param.of("string", "name", "group:process, or process")),
            "struct",
            "state, times, logs, pid",
            args -> Shapes.of(asker.ask(new Ask.Info(args.text(0))), additions.now())),
        new Method(
            "getAllProcessInfo",
            "What is known of every process.",
            List.of(),
            "array",
            "one struct a process",
            _ -> all.of(asker.ask(new Ask.InfoAll()), additions.now())),
        new Method(
            "getAllConfigInfo",
            "How every process is configured in the file as last read.",
            List.of(),
            "array",
            "one struct a process",
            _ -> asker.ask(new Ask.ConfigAll(false)).stream().map(ConfigInfo::fields).toList()));
  }

  static DaemonInfo daemon(Asker asker) {
    return asker.ask(new Ask.Daemon());
  }

  /** A constant, unless the daemon is ending: then the asking faults. */
  private static Object checked(Asker asker, Object answer) {
    daemon(asker);
    return answer;
  }

  private static Object state(DaemonInfo daemon) {
    var struct = new LinkedHashMap<String, Object>();
    struct.put("statecode", daemon.state().code());
    struct.put("statename", daemon.state().name());
    return struct;
  }
}
