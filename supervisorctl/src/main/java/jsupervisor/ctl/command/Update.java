package jsupervisor.ctl.command;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import jsupervisor.ctl.view.Changes;
import jsupervisor.ctl.view.Nearest;
import jsupervisor.ctl.view.Plan;
import jsupervisor.ctl.view.Struct;
import jsupervisor.terms.Fault;
import jsupervisor.terms.FaultCode;
import jsupervisor.terms.Printable;

/** {@code update [groups]} (spec ctl, section 5.11). */
final class Update implements Command {

  @Override
  public String verb() {
    return "update";
  }

  @Override
  public List<String> help() {
    var what = "\t\tReload config and add/remove as necessary, and will restart affected programs";
    return List.of(
        "update\t" + what, "update all" + what, "update <gname> [...]\tUpdate specific groups");
  }

  @Override
  public void run(Session session, String argument) {
    var extras = Extras.of(argument, Extras.DRY_RUN, Extras.JSON);
    if (extras.has(Extras.JSON)) session.speakAside();
    Changes changes;
    try {
      changes = Changes.of(session.call("reloadConfig"));
    } catch (Fault fault) {
      if (fault.is(FaultCode.SHUTDOWN_STATE)) session.say("ERROR: already shutting down");
      else if (fault.is(FaultCode.CANT_REREAD)) session.say("ERROR: " + fault.text());
      else throw fault;
      session.exit(ExitCode.GENERIC);
      return;
    }
    var names = new LinkedHashSet<>(extras.words());
    if (names.contains("all")) names.clear();
    if (!names.isEmpty()) complainOfUnknown(session, names, changes);
    var wanted = changes.only(name -> names.isEmpty() || names.contains(name));
    if (!extras.has(Extras.DRY_RUN)) apply(session, wanted);
    else if (!extras.has(Extras.JSON)) session.say(plan(session, wanted).lines());
    if (extras.has(Extras.JSON)) session.answer(wanted.members());
  }

  private static Plan plan(Session session, Changes changes) {
    return new Plan(changes, session.processes(), session.configured());
  }

  private static void complainOfUnknown(Session session, Set<String> names, Changes changes) {
    var known = new HashSet<>(changes.added());
    session.processes().forEach(process -> known.add(process.text("group")));
    for (var name : names) {
      if (known.contains(name)) continue;
      session.say("ERROR: no such group: " + name);
      if (session.screen().watched())
        Nearest.question(name, List.copyOf(known)).ifPresent(session::complain);
      session.exit(ExitCode.GENERIC);
    }
  }

  private static void apply(Session session, Changes changes) {
    changes.removed().forEach(name -> remove(session, name));
    changes.changed().forEach(name -> replace(session, name));
    changes.added().forEach(name -> add(session, name));
  }

  private static void remove(Session session, String name) {
    var results = Struct.list(session.call("stopProcessGroup", name));
    session.say(Printable.name(name) + ": stopped");
    if (results.stream().anyMatch(r -> r.number("status") == FaultCode.FAILED.code())) {
      session.say(Printable.name(name) + ": has problems; not removing");
      session.exit(ExitCode.GENERIC);
      return;
    }
    session.call("removeProcessGroup", name);
    session.say(Printable.name(name) + ": removed process group");
  }

  private static void replace(Session session, String name) {
    session.call("stopProcessGroup", name);
    session.say(Printable.name(name) + ": stopped");
    session.call("removeProcessGroup", name);
    session.call("addProcessGroup", name);
    session.say(Printable.name(name) + ": updated process group");
  }

  private static void add(Session session, String name) {
    session.call("addProcessGroup", name);
    session.say(Printable.name(name) + ": added process group");
  }
}
