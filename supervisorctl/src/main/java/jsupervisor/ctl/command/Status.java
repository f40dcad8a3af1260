package jsupervisor.ctl.command;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import jsupervisor.ctl.view.StatusTable;
import jsupervisor.ctl.view.Struct;
import jsupervisor.ctl.view.TerminalTable;
import jsupervisor.terms.StateCode;

/** {@code status [names]} (spec ctl, section 5.1). */
final class Status implements Command {

  @Override
  public String verb() {
    return "status";
  }

  @Override
  public List<String> help() {
    return List.of(
        "status <name>\t\tGet status for a single process",
        "status <gname>:*\tGet status for all processes in a group",
        "status <name> <name>\tGet status for multiple named processes",
        "status\t\t\tGet all process status info");
  }

  @Override
  public void run(Session session, String argument) {
    var extras = Extras.of(argument, Extras.JSON, Extras.WAIT, Extras.TIMEOUT, Extras.FAIL_ON);
    if (extras.has(Extras.JSON)) session.speakAside();
    if (!session.upcheck()) {
      session.exit(ExitCode.STATUS_UNKNOWN);
      return;
    }
    if (extras.options().isEmpty()) {
      var shown = show(session, extras, session.processes());
      judge(session, shown, StateCode::stopped);
    } else extended(session, extras);
  }

  private static void extended(Session session, Extras extras) {
    boolean waits = Patience.asked(extras);
    var failing = extras.has(Extras.FAIL_ON) ? extras.states() : Set.<StateCode>of();
    var patience = Patience.seen(extras);
    var all = waits ? await(session, extras.words(), patience) : session.processes();
    var shown = show(session, extras, all);
    if (extras.has(Extras.FAIL_ON)) judge(session, shown, failing::contains);
    else if (waits) judge(session, shown, patience.reached().negate());
    else judge(session, shown, StateCode::stopped);
  }

  private static List<Struct> await(Session session, List<String> names, Patience patience) {
    try (var _ = session.progress("waiting for " + patience.what(), names)) {
      while (true) {
        var all = session.processesNow();
        var shown = Selection.of(names, all).processes();
        if (shown.stream().map(Struct::state).allMatch(patience.reached())) return all;
        if (patience.over() || shown.stream().map(Struct::state).anyMatch(patience.hopeless()))
          return all;
        patience.pause();
      }
    }
  }

  private static List<Struct> show(Session session, Extras extras, List<Struct> all) {
    var selection = Selection.of(extras.words(), all);
    selection.complain(session, all);
    if (!selection.unknown().isEmpty()) session.exit(ExitCode.STATUS_UNKNOWN);
    var shown = selection.processes();
    if (extras.has(Extras.JSON))
      session.answer(Healths.told(session).of(shown).stream().map(Struct::sorted).toList());
    else if (session.screen().seen())
      session.draw(TerminalTable.states(shown, session.screen().colour()));
    else session.say(StatusTable.states(shown));
    return shown;
  }

  private static void judge(Session session, List<Struct> shown, Predicate<StateCode> failing) {
    for (var process : shown)
      if (failing.test(process.state())) session.exit(ExitCode.STATUS_NOT_RUNNING);
  }
}
