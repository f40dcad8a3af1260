package jsupervisor.ctl.command;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jsupervisor.ctl.view.Result;
import jsupervisor.ctl.view.Struct;
import jsupervisor.terms.Fault;
import jsupervisor.terms.FaultCode;
import jsupervisor.terms.Printable;
import jsupervisor.terms.ProcessName;
import jsupervisor.terms.StateCode;

/**
 * start, stop and restart with {@code --wait}: all names at once, without the daemon's own waiting,
 * then looking until each is where it should be or patience ends.
 */
final class Watch {
  private final Session session;
  private final Set<ProcessName> names = new LinkedHashSet<>();

  /** Looks up what the names mean; says which mean nothing. */
  Watch(Session session, List<String> words) {
    this.session = session;
    var all = session.processes();
    var selection = Selection.of(words, all);
    selection.complain(session, all);
    if (!selection.unknown().isEmpty()) session.exit(ExitCode.GENERIC);
    selection.processes().forEach(process -> names.add(process.name()));
  }

  /** Does the deed to each and waits. */
  void carryOut(Batch batch, Patience patience, int failure) {
    var waiting = new LinkedHashMap<ProcessName, String>();
    for (var name : names) {
      var result = done(batch, name);
      waiting.put(name, pending(batch, result) ? "" : result.text(batch.deed()).orElse(""));
    }
    var states = await(waiting, patience);
    waiting.forEach((name, error) -> {
      if (error.isEmpty()) tell(batch, name, states.get(name), patience, failure);
      else {
        session.say(error);
        session.exit(ExitCode.GENERIC);
      }
    });
  }

  private Result done(Batch batch, ProcessName name) {
    try {
      session.call(batch.one(), name.group() + ":" + name.process(), false);
      return Result.success(name);
    } catch (Fault fault) {
      return Result.of(name, fault);
    }
  }

  /** Whether it may still come to what is wanted; after a failed spawn the daemon tries again. */
  private static boolean pending(Batch batch, Result result) {
    int status = result.status();
    return status == FaultCode.SUCCESS.code()
        || status == FaultCode.SPAWN_ERROR.code()
        || status == FaultCode.ABNORMAL_TERMINATION.code()
        || batch.ignored().filter(fault -> fault.code() == status).isPresent();
  }

  private Map<ProcessName, StateCode> await(Map<ProcessName, String> waiting, Patience patience) {
    try (var _ = session.progress("waiting for " + patience.what(), shown())) {
      while (true) {
        var states = states(session.processesNow());
        boolean settled =
            waiting.entrySet().stream()
                .filter(entry -> entry.getValue().isEmpty())
                .allMatch(entry -> patience.settled(at(states, entry.getKey())));
        if (settled || patience.over()) return states;
        patience.pause();
      }
    }
  }

  private List<String> shown() {
    return names.stream().map(ProcessName::text).map(Printable::name).toList();
  }

  private static Map<ProcessName, StateCode> states(List<Struct> processes) {
    var states = new LinkedHashMap<ProcessName, StateCode>();
    for (var process : processes) states.put(process.name(), process.state());
    return states;
  }

  private static StateCode at(Map<ProcessName, StateCode> states, ProcessName name) {
    return states.getOrDefault(name, StateCode.UNKNOWN);
  }

  private void tell(
      Batch batch, ProcessName name, StateCode state, Patience patience, int failure) {
    var at = state == null ? StateCode.UNKNOWN : state;
    if (patience.reached().test(at)) {
      session.say(Result.success(name).text(batch.deed()).orElse(""));
      return;
    }
    session.say(Printable.name(name.text()) + ": ERROR (" + patience.complaint(at) + ")");
    session.exit(failure);
  }
}
