package jsupervisor.http.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jsupervisor.ask.Ask;
import jsupervisor.ask.Asker;
import jsupervisor.ask.Difference;
import jsupervisor.terms.Fault;
import jsupervisor.terms.FaultCode;
import jsupervisor.web.Plan;

/** Reads the configuration anew, and makes it so. */
record ConfigActions(Asker asker) {

  /** What an update would do now; a file that cannot be used is an answer, too. */
  Plan plan() {
    try {
      return Views.plan(asker.ask(new Ask.Reread()));
    } catch (Fault fault) {
      if (!fault.is(FaultCode.CANT_REREAD)) throw fault;
      return Views.wrong(fault.text());
    }
  }

  Outcome reread() {
    var plan = plan();
    if (!plan.error().isEmpty())
      return new Outcome("ERROR: " + plan.error(), Outcome.CONFLICT, Optional.of(plan));
    boolean nothing =
        plan.added().isEmpty() && plan.changed().isEmpty() && plan.removed().isEmpty();
    var message =
        nothing
            ? "No config updates to processes"
            : "Configuration read; an update would change it";
    return new Outcome(message, Outcome.OK, Optional.of(plan));
  }

  /** What {@code supervisorctl update} does, in its order (spec ctl, section 5.11). */
  Outcome update() {
    Difference difference;
    try {
      difference = asker.ask(new Ask.Reread());
    } catch (Fault fault) {
      return Outcome.failed("ERROR: " + fault.text(), fault);
    }
    var said = new ArrayList<String>();
    boolean well = true;
    for (var group : difference.removed()) well &= step(group, said, () -> remove(group));
    for (var group : difference.changed()) well &= step(group, said, () -> replace(group));
    for (var group : difference.added()) well &= step(group, said, () -> add(group));
    if (said.isEmpty()) return Outcome.done("No config updates to processes");
    var message = String.join("; ", said);
    return well ? Outcome.done(message) : Outcome.failed("ERROR: " + message);
  }

  /** A step of an update. */
  private interface Step {
    String take();
  }

  /** One group that cannot be changed does not keep the others from it. */
  private static boolean step(String group, List<String> said, Step step) {
    try {
      said.add(group + ": " + step.take());
      return true;
    } catch (Fault fault) {
      said.add(group + ": " + fault.text());
      return false;
    }
  }

  private String remove(String group) {
    var stopped = asker.ask(new Ask.StopGroup(group, true));
    if (stopped.stream().anyMatch(one -> one.status() == FaultCode.FAILED.code()))
      throw Fault.of(FaultCode.FAILED, "has problems; not removing");
    asker.ask(new Ask.RemoveGroup(group));
    return "removed process group";
  }

  private String replace(String group) {
    asker.ask(new Ask.StopGroup(group, true));
    asker.ask(new Ask.RemoveGroup(group));
    asker.ask(new Ask.AddGroup(group));
    return "updated process group";
  }

  private String add(String group) {
    asker.ask(new Ask.AddGroup(group));
    return "added process group";
  }
}
