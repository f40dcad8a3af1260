package jsupervisor.ctl.command;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import jsupervisor.ctl.view.Result;
import jsupervisor.ctl.view.Struct;
import jsupervisor.terms.Fault;
import jsupervisor.terms.FaultCode;
import jsupervisor.terms.Printable;
import jsupervisor.terms.ProcessName;

/**
 * A deed done to processes one by one, to groups, or to all of them: what start, stop, signal and
 * clear share (spec ctl, sections 4 and 5.2).
 *
 * @param deed what is done
 * @param one method for one process
 * @param group method for a group; empty when a group is done process by process
 * @param all method for everything
 * @param extra parameters behind the name
 * @param ignored the fault that does not spoil the exit status
 * @param unknownGroup exit status when there is no such group
 */
record Batch(
    Result.Deed deed,
    String one,
    Optional<String> group,
    String all,
    List<Object> extra,
    Optional<FaultCode> ignored,
    int unknownGroup) {

  /**
   * What one name came to.
   *
   * @param results one a process, in the order in which they are told
   * @param unknown the group that there is not
   */
  private record Outcome(List<Result> results, Optional<String> unknown) {}

  /** Does it to every name in turn, each when the one before is done. */
  void run(Session session, List<String> names) {
    if (names.contains("all")) tell(session, session.call(all, extra.toArray()));
    else for (var name : names) tell(session, outcome(name, session::call));
  }

  /**
   * Does it to all names at once and tells the results in the order of the names (known-traps C52);
   * in turn when one name is in another, for then the order decides what the second comes to.
   */
  void together(Session session, List<String> names) {
    if (names.size() < 2 || names.contains("all") || overlap(names)) {
      run(session, names);
      return;
    }
    session.flush();
    try (var crew = new Crew<Outcome>()) {
      for (var name : names) crew.add(() -> outcome(name, session::quietly));
      try (var _ = session.progress(one, names)) {
        crew.await();
      }
      crew.forEach(outcome -> tell(session, outcome));
    }
  }

  private static boolean overlap(List<String> names) {
    var seen = new HashSet<ProcessName>();
    var groups = new HashSet<String>();
    for (var text : names) {
      var name = ProcessName.parse(text);
      if (!seen.add(name)) return true;
      if (name.wholeGroup()) groups.add(name.group());
    }
    return seen.stream().anyMatch(name -> !name.wholeGroup() && groups.contains(name.group()));
  }

  /** A way to call the daemon. */
  private interface Caller {
    Object call(String method, Object... parameters);
  }

  private Outcome outcome(String text, Caller daemon) {
    var name = ProcessName.parse(text);
    if (!name.wholeGroup())
      return new Outcome(List.of(single(text, name, daemon)), Optional.empty());
    try {
      var results =
          group.isPresent()
              ? results(daemon.call(group.get(), parameters(name.group())))
              : members(name.group(), daemon);
      return new Outcome(results, Optional.empty());
    } catch (Fault fault) {
      if (!fault.is(FaultCode.BAD_NAME)) throw fault;
      return new Outcome(List.of(), Optional.of(name.group()));
    }
  }

  private List<Result> members(String group, Caller daemon) {
    var members =
        Answers.processes("getAllProcessInfo", daemon.call("getAllProcessInfo")).stream()
            .map(Struct::name)
            .filter(n -> n.group().equals(group))
            .toList();
    if (members.isEmpty()) throw Fault.of(FaultCode.BAD_NAME, group);
    return members.stream()
        .map(name -> single(name.group() + ":" + name.process(), name, daemon))
        .toList();
  }

  private Result single(String text, ProcessName name, Caller daemon) {
    try {
      daemon.call(one, parameters(text));
      return Result.success(name);
    } catch (Fault fault) {
      return Result.of(name, fault);
    }
  }

  private static List<Result> results(Object answer) {
    return Struct.list(answer).stream().map(Result::of).toList();
  }

  private void tell(Session session, Object answer) {
    for (var result : results(answer)) tell(session, result);
  }

  private void tell(Session session, Outcome outcome) {
    outcome.results().forEach(result -> tell(session, result));
    if (outcome.unknown().isEmpty()) return;
    var group = outcome.unknown().get();
    session.say(group + ": ERROR (no such group)");
    Hints.name(session, group + ":*");
    session.exit(unknownGroup);
  }

  private void tell(Session session, Result result) {
    var text = result.text(deed);
    if (text.isEmpty())
      throw new CommandError(
          "Unknown result code "
              + result.status()
              + " for "
              + Printable.name(result.name().text()));
    session.say(text.get());
    if (result.status() == FaultCode.BAD_NAME.code()) Hints.name(session, result.name().text());
    if (ignored.isPresent() && ignored.get().code() == result.status()) return;
    int code = ExitCode.of(result.status());
    if (code != ExitCode.SUCCESS) session.exit(code);
  }

  private Object[] parameters(String name) {
    var parameters = new ArrayList<Object>();
    parameters.add(name);
    parameters.addAll(extra);
    return parameters.toArray();
  }
}
