package jsupervisor.ctl.command;

import java.util.List;
import jsupervisor.ctl.view.AlertTexts;
import jsupervisor.ctl.view.Struct;
import jsupervisor.terms.Fault;
import jsupervisor.terms.FaultCode;

/** {@code alert list} and {@code alert test name}: who is told of what happens, and whether. */
final class Alert implements Command {
  private static final String LIST = "jsupervisor.getAlerts";
  private static final String TEST = "jsupervisor.testAlert";
  private static final String NONE =
      "ERROR: this supervisord tells nobody; a section [alert:x] in its file makes it";

  @Override
  public String verb() {
    return "alert";
  }

  @Override
  public List<String> help() {
    return List.of(
        "alert [--json] list\tList who is told of crashes, and what waits for them",
        "alert [--json] test <name>\tSend a test message to all targets of one alert");
  }

  @Override
  public void run(Session session, String argument) {
    var extras = Extras.of(argument, Extras.JSON);
    var words = extras.words();
    boolean list = words.equals(List.of("list"));
    boolean test = words.size() == 2 && words.getFirst().equals("test");
    if (!list && !test) {
      usage(session, "Error: alert requires list, or test and the name of one");
      return;
    }
    if (extras.has(Extras.JSON)) session.speakAside();
    if (!session.upcheck()) return;
    try {
      if (list) list(session, extras);
      else test(session, extras, words.getLast());
    } catch (Fault fault) {
      explain(session, words.getLast(), fault);
    }
  }

  private static void list(Session session, Extras extras) {
    var all = Answers.structs(LIST, session.callNamed(LIST));
    if (extras.has(Extras.JSON)) session.answer(all.stream().map(Struct::sorted).toList());
    else session.say(AlertTexts.list(all));
  }

  private static void test(Session session, Extras extras, String name) {
    var all = Answers.structs(TEST, session.callNamed(TEST, name));
    if (extras.has(Extras.JSON)) session.answer(all.stream().map(Struct::sorted).toList());
    else session.say(AlertTexts.tested(name, all));
    if (!all.stream().allMatch(each -> each.flag("ok"))) session.exit(ExitCode.GENERIC);
  }

  private static void explain(Session session, String name, Fault fault) {
    boolean unknown = fault.is(FaultCode.UNKNOWN_METHOD);
    boolean nobody = fault.is(FaultCode.BAD_NAME);
    if (!unknown && !nobody && !fault.is(FaultCode.FAILED)) throw fault;
    var why = fault.text().replaceFirst("^FAILED: ", "");
    if (unknown) session.say(NONE);
    else if (nobody) session.say(name + ": ERROR (no such alert)");
    else if (fault.refused()) session.say(name + ": ERROR (" + why + ")");
    else session.say("ERROR: " + why);
    session.exit(unknown ? ExitCode.UNIMPLEMENTED : ExitCode.GENERIC);
  }
}
