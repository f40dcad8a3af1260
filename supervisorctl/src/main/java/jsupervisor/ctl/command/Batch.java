package jsupervisor.ctl.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jsupervisor.ctl.view.Result;
import jsupervisor.ctl.view.Struct;
import jsupervisor.terms.Fault;
import jsupervisor.terms.FaultCode;
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

  /** Does it to every name in turn, each when the one before is done. */
  void run(Session session, List<String> names) {
    if (names.contains("all")) {
      results(session, session.call(all, extra.toArray()));
      return;
    }
    for (var text : names) {
      var name = ProcessName.parse(text);
      if (name.wholeGroup()) group(session, name.group());
      else tell(session, single(session, text, name));
    }
  }

  private void group(Session session, String name) {
    try {
      if (group.isPresent()) results(session, session.call(group.get(), parameters(name)));
      else members(session, name);
    } catch (Fault fault) {
      if (!fault.is(FaultCode.BAD_NAME)) throw fault;
      session.say(name + ": ERROR (no such group)");
      session.exit(unknownGroup);
    }
  }

  private void members(Session session, String group) {
    var members =
        session.processes().stream()
            .map(Struct::name)
            .filter(n -> n.group().equals(group))
            .toList();
    if (members.isEmpty()) throw Fault.of(FaultCode.BAD_NAME, group);
    for (var name : members)
      tell(session, single(session, name.group() + ":" + name.process(), name));
  }

  private Result single(Session session, String text, ProcessName name) {
    try {
      session.call(one, parameters(text));
      return Result.success(name);
    } catch (Fault fault) {
      return Result.of(name, fault);
    }
  }

  private void results(Session session, Object answer) {
    for (var entry : Struct.list(answer)) tell(session, Result.of(entry));
  }

  private void tell(Session session, Result result) {
    var text = result.text(deed);
    if (text.isEmpty())
      throw new CommandError(
          "Unknown result code " + result.status() + " for " + result.name().text());
    session.say(text.get());
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
