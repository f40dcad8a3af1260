package jsupervisor.http.pages;

import java.util.List;
import jsupervisor.ask.Ask;
import jsupervisor.ask.Asker;
import jsupervisor.terms.Fault;
import jsupervisor.terms.FaultCode;

/** Actions on a whole group. */
record GroupActions(Asker asker) {

  /**
   * Does it.
   *
   * @param action startgroup, stopgroup or restartgroup
   */
  Outcome perform(String action, String group) {
    try {
      return switch (action) {
        case "startgroup" -> told(group, "started", start(group));
        case "stopgroup" -> told(group, "stopped", stop(group));
        default -> {
          var failed = stop(group);
          yield told(group, "restarted", failed.isEmpty() ? start(group) : failed);
        }
      };
    } catch (Fault fault) {
      if (fault.is(FaultCode.BAD_NAME))
        return Outcome.failed("No such group named " + group, fault);
      return Outcome.failed(
          "ERROR: Group " + group + ": " + ProcessActions.unexpected(fault), fault);
    }
  }

  private List<String> start(String group) {
    return failures(asker.ask(new Ask.StartGroup(group, true)));
  }

  private List<String> stop(String group) {
    return failures(asker.ask(new Ask.StopGroup(group, true)));
  }

  private static List<String> failures(List<jsupervisor.ask.Outcome> outcomes) {
    return outcomes.stream()
        .filter(one -> one.status() != FaultCode.SUCCESS.code())
        .map(one -> one.name().process() + ": " + one.description())
        .toList();
  }

  private static Outcome told(String group, String what, List<String> failures) {
    if (failures.isEmpty()) return Outcome.done("Group " + group + " " + what);
    return Outcome.failed("ERROR: Group " + group + ": " + String.join("; ", failures));
  }
}
