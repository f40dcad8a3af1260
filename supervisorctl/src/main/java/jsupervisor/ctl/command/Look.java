package jsupervisor.ctl.command;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import jsupervisor.ctl.check.Seen;
import jsupervisor.ctl.local.Usage;
import jsupervisor.ctl.view.Struct;
import jsupervisor.terms.Fault;
import jsupervisor.terms.FaultCode;
import jsupervisor.terms.ProcessName;
import jsupervisor.terms.StateCode;
import jsupervisor.wire.RpcException;

/**
 * Sees what {@code check} judges. A daemon of Supervisor's does not tell figures: memory then comes
 * from this machine's /proc, where that is the daemon's, too.
 */
record Look(Session session) {

  Seen at(List<String> names) {
    var all = session.processesNow();
    var selection = Selection.of(names, all);
    var healths = Healths.told(session);
    var processes = healths.of(selection.processes().stream().distinct().toList());
    var outside = healths.outside(names);
    var figures = figures();
    var successes = new Successes(session, processes);
    var asked = names.stream().map(ProcessName::parse).collect(Collectors.toSet());
    var figured = figures.map(Look::byName).orElse(Map.of());
    var seen = processes.stream().map(process -> one(process, asked, successes, figured)).toList();
    return new Seen(
        seen,
        outside.processes().stream().map(Healths::seen).toList(),
        selection.unknown().stream().filter(outside.unknown()::contains).toList(),
        figures.flatMap(told -> rests(told, "disks")),
        figures.flatMap(told -> rests(told, "certificates")));
  }

  private Optional<Struct> figures() {
    try {
      return Optional.of(Struct.of(session.extension("figures")));
    } catch (Fault fault) {
      if (fault.is(FaultCode.UNKNOWN_METHOD)) return Optional.empty();
      throw fault;
    }
  }

  private static Map<ProcessName, Struct> byName(Struct figures) {
    var byName = new HashMap<ProcessName, Struct>();
    for (var each : Struct.list(figures.members().get("processes"))) byName.put(each.name(), each);
    return byName;
  }

  private Seen.One one(
      Struct process,
      Set<ProcessName> asked,
      Successes successes,
      Map<ProcessName, Struct> figured) {
    var figures = Optional.ofNullable(figured.get(process.name()));
    return new Seen.One(
        process,
        asked.contains(process.name()),
        successes.has(process),
        figures.map(told -> bytes(told.real("rss_kib"))).orElseGet(() -> local(process)),
        figures.map(told -> told.real("restarts")).orElseGet(OptionalDouble::empty));
  }

  private static OptionalDouble bytes(OptionalDouble kibibytes) {
    return kibibytes.isEmpty() ? kibibytes : OptionalDouble.of(kibibytes.getAsDouble() * 1024);
  }

  private OptionalDouble local(Struct process) {
    int pid = process.number("pid");
    if (pid == 0 || !Top.local(session.serverUrl())) return OptionalDouble.empty();
    return bytes(
        Usage.of(pid)
            .map(usage -> OptionalDouble.of(usage.kilobytes()))
            .orElseGet(OptionalDouble::empty));
  }

  /** A daemon that could not look in time tells everything but these. */
  private static Optional<List<Seen.Rest>> rests(Struct figures, String key) {
    return Optional.ofNullable(figures.members().get(key))
        .map(all -> Struct.list(all).stream().map(Look::rest).toList());
  }

  private static Seen.Rest rest(Struct told) {
    return new Seen.Rest(told.text("name"), told.real("left"));
  }

  /** Which ends are expected; asked only when something has ended. */
  private record Successes(Map<ProcessName, List<?>> codes) {
    Successes(Session session, List<Struct> processes) {
      this(ended(processes) ? told(session) : Map.of());
    }

    private static boolean ended(List<Struct> processes) {
      return processes.stream().anyMatch(process -> process.state() == StateCode.EXITED);
    }

    /**
     * Supervisor's own daemon cannot tell every configuration, and a user of some groups may see
     * none; then it is the 0 that is always meant by success.
     */
    private static Map<ProcessName, List<?>> told(Session session) {
      var codes = new HashMap<ProcessName, List<?>>();
      try {
        for (var config : Struct.list(session.quietly("getAllConfigInfo")))
          if (config.members().get("exitcodes") instanceof List<?> some)
            codes.put(config.name(), some);
      } catch (RpcException e) {
        if (e.status() != 500) throw e;
      } catch (Fault _) {
        // not allowed, or the daemon is ending, which the next call would say
      }
      return codes;
    }

    boolean has(Struct process) {
      List<?> expected = codes.getOrDefault(process.name(), List.of(0));
      return expected.contains(process.number("exitstatus"));
    }
  }
}
