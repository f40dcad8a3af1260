package jsupervisor.ctl.command;

import java.util.List;
import java.util.Map;
import jsupervisor.ctl.view.CrashTexts;
import jsupervisor.ctl.view.Struct;
import jsupervisor.terms.Fault;
import jsupervisor.terms.FaultCode;

/** {@code crash id}: all that the daemon has kept of one kind of unexpected end. */
final class Crash implements Command {
  private static final String METHOD = "jsupervisor.getCrash";

  @Override
  public String verb() {
    return "crash";
  }

  @Override
  public List<String> help() {
    return List.of(
        "crash [--json] <id>\tTell all about an unexpected end: how, logs, environment,",
        "\t\t\tand what is other than at the last good start");
  }

  @Override
  public void run(Session session, String argument) {
    var extras = Extras.of(argument, Extras.JSON);
    if (extras.words().size() != 1) {
      usage(session, "Error: crash requires the id of one, as crashes shows it");
      return;
    }
    if (extras.has(Extras.JSON)) session.speakAside();
    if (!session.upcheck()) return;
    tell(session, extras, extras.words().getFirst());
  }

  private static void tell(Session session, Extras extras, String id) {
    try {
      var answer = session.callNamed(METHOD, id);
      if (!(answer instanceof Map<?, ?>)) Answers.structs(METHOD, answer);
      var crash = Struct.of(answer);
      if (extras.has(Extras.JSON)) session.answer(crash.sorted());
      else session.say(CrashTexts.one(crash));
    } catch (Fault fault) {
      if (!fault.is(FaultCode.BAD_NAME)) {
        Crashes.explain(session, fault);
        return;
      }
      session.say(id + ": ERROR (no such crash)");
      session.exit(ExitCode.GENERIC);
    }
  }
}
