package jsupervisor.ctl.command;

import java.util.List;
import jsupervisor.ctl.view.HealthTexts;
import jsupervisor.ctl.view.Struct;
import jsupervisor.terms.Fault;
import jsupervisor.terms.FaultCode;

/** {@code health [names]}: what probes say, and how much of the last days processes were up. */
final class Health implements Command {
  private static final String METHOD = "jsupervisor.getHealth";
  private static final String NOBODY_ASKS =
      "ERROR: this supervisord does not look at health; a section [health] in its file makes it";

  @Override
  public String verb() {
    return "health";
  }

  @Override
  public List<String> help() {
    return List.of(
        "health [--json] [name]\tTell whether all or one process or group do their work, by",
        "\t\t\ttheir probes, and how much of the last days they were up");
  }

  @Override
  public void run(Session session, String argument) {
    var extras = Extras.of(argument, Extras.JSON);
    if (extras.words().size() > 1) {
      usage(session, "Error: health accepts one name at most");
      return;
    }
    if (extras.has(Extras.JSON)) session.speakAside();
    if (!session.upcheck()) return;
    var word = extras.words().isEmpty() ? "" : extras.words().getFirst();
    try {
      var name = word.equals("all") ? "" : word;
      show(session, extras, Answers.structs(METHOD, session.callNamed(METHOD, name)));
    } catch (Fault fault) {
      explain(session, word, fault);
    }
  }

  private static void explain(Session session, String word, Fault fault) {
    boolean unknown = fault.is(FaultCode.UNKNOWN_METHOD);
    if (!unknown && !fault.is(FaultCode.BAD_NAME)) throw fault;
    session.say(unknown ? NOBODY_ASKS : Selection.complaint(word));
    session.exit(unknown ? ExitCode.UNIMPLEMENTED : ExitCode.GENERIC);
  }

  private static void show(Session session, Extras extras, List<Struct> all) {
    if (extras.has(Extras.JSON)) session.answer(all.stream().map(Struct::sorted).toList());
    else session.say(HealthTexts.list(all));
    if (all.stream().anyMatch(each -> each.text("health").equals("UNHEALTHY")))
      session.exit(ExitCode.GENERIC);
  }
}
