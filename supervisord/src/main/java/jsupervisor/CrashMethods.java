package jsupervisor;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jsupervisor.crashes.Reports;
import jsupervisor.crashes.report.Binary;
import jsupervisor.crashes.report.Comparison;
import jsupervisor.crashes.report.CrashGroup;
import jsupervisor.crashes.report.CrashReport;
import jsupervisor.crashes.report.Kind;
import jsupervisor.crashes.report.LogEnd;
import jsupervisor.crashes.report.Profile;
import jsupervisor.crashes.report.Summary;
import jsupervisor.crashes.report.Use;
import jsupervisor.plugin.rpc.RpcMethod;
import jsupervisor.terms.ExitStatus;
import jsupervisor.terms.Fault;
import jsupervisor.terms.FaultCode;

/** Unexpected ends for callers of the API: moments are seconds since the epoch. */
record CrashMethods(Reports reports) {
  private static final int MOST = 1000;
  private static final long KILOBYTE = 1024;

  List<RpcMethod> methods() {
    return List.of(
        new RpcMethod(
            "getCrashes",
            "Unexpected ends of children, a struct for each kind, the youngest first; "
                + MOST
                + " at most.",
            "array",
            List.of(
                new RpcMethod.Parameter(
                    "string", "name", "group:process, process or group; empty = all")),
            (_, values) -> list(text(values))),
        new RpcMethod(
            "getCrash",
            "All about one kind of unexpected ends, and the report of the last one that was read.",
            "struct",
            List.of(new RpcMethod.Parameter("string", "id", "as getCrashes gives it")),
            (_, values) -> one(text(values))));
  }

  private static String text(List<Object> values) {
    if (values.getFirst() instanceof String text) return text;
    throw Fault.of(FaultCode.INCORRECT_PARAMETERS);
  }

  /** That nothing can be kept does not look as if nothing had happened. */
  private void mustBeKept() {
    var trouble = reports.trouble();
    if (trouble.isPresent()) throw Fault.of(FaultCode.FAILED, trouble.get());
  }

  private List<Object> list(String name) {
    mustBeKept();
    return reports.summaries().stream()
        .filter(each -> each.about(name))
        .limit(MOST)
        .<Object>map(CrashMethods::brief)
        .toList();
  }

  private Map<String, Object> one(String id) {
    mustBeKept();
    var group = reports.group(id);
    if (group.isEmpty()) throw Fault.of(FaultCode.BAD_NAME, id);
    return full(group.get());
  }

  private static Map<String, Object> brief(Summary summary) {
    var struct = new LinkedHashMap<String, Object>();
    struct.put("id", summary.id());
    struct.put("group", summary.group());
    struct.put("processes", summary.processes());
    struct.put("count", summary.count());
    struct.put("read", summary.read());
    struct.put("first", summary.firstMillis() / 1000);
    struct.put("last", summary.lastMillis() / 1000);
    struct.put("how", summary.how());
    struct.put("what", summary.what());
    return struct;
  }

  private static Map<String, Object> full(CrashGroup group) {
    var struct = brief(group.summary());
    var report = group.last();
    struct.put("name", report.process().process());
    struct.put("pid", report.pid());
    struct.put("ended", report.endedMillis() / 1000);
    struct.put(
        "ran", report.ranMillis().isPresent() ? report.ranMillis().getAsLong() / 1000.0 : -1);
    end(struct, report);
    struct.put("core", report.core());
    struct.put("oom", report.oom());
    struct.put("starts", report.starts());
    log(struct, "stdout", report.stdout());
    log(struct, "stderr", report.stderr());
    profile(struct, report.profile());
    report.profile().binary().ifPresent(binary -> binary(struct, binary));
    report.comparison().ifPresent(compared -> comparison(struct, compared));
    report.use().ifPresent(use -> use(struct, use));
    return struct;
  }

  private static void end(Map<String, Object> struct, CrashReport report) {
    switch (report.kind()) {
      case Kind.Ended(ExitStatus.Killed(var signal, _)) -> struct.put("signal", signal.name());
      case Kind.Ended(var how) -> struct.put("exitstatus", how.number());
      case Kind.Logged(var channel) -> struct.put("log", channel.text());
    }
    struct.put("early", report.early());
  }

  private static void log(Map<String, Object> struct, String name, LogEnd end) {
    struct.put(name, end.lines());
    struct.put(name + "_note", end.note());
  }

  private static void profile(Map<String, Object> struct, Profile profile) {
    struct.put("command", profile.command());
    struct.put("directory", profile.directory());
    struct.put("user", profile.user());
    struct.put("environment", profile.environment());
    struct.put("configuration", profile.version());
  }

  private static void binary(Map<String, Object> struct, Binary binary) {
    struct.put("binary", binary.path());
    struct.put("binary_sha256", binary.sha256());
  }

  private static void comparison(Map<String, Object> struct, Comparison compared) {
    struct.put("good_since", compared.goodMillis() / 1000);
    struct.put("environment_changes", compared.environment());
    struct.put("configuration_changed", compared.configuration());
    compared.binary().ifPresent(changed -> struct.put("binary_changed", changed));
  }

  private static void use(Map<String, Object> struct, Use use) {
    struct.put("seen", use.atMillis() / 1000);
    struct.put("memory_kb", use.residentBytes() / KILOBYTE);
    struct.put("threads", use.threads());
    use.descriptors().ifPresent(count -> struct.put("fds", count));
  }
}
