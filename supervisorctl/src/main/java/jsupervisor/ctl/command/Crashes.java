package jsupervisor.ctl.command;

import java.util.List;
import jsupervisor.ctl.view.CrashTexts;
import jsupervisor.ctl.view.Struct;
import jsupervisor.terms.Fault;
import jsupervisor.terms.FaultCode;
import jsupervisor.terms.ProcessName;

/** {@code crashes [name]}: every kind of unexpected end that the daemon has kept. */
final class Crashes implements Command {
  private static final String METHOD = "jsupervisor.getCrashes";
  private static final String NONE_KEPT =
      "ERROR: this supervisord keeps no crash reports; a section [crashes] in its file makes it";

  @Override
  public String verb() {
    return "crashes";
  }

  @Override
  public List<String> help() {
    return List.of(
        "crashes [--json] [name]\tList unexpected ends of all or one process or group,",
        "\t\t\tequal ones as one, the youngest first; then: crash <id>");
  }

  @Override
  public void run(Session session, String argument) {
    var extras = Extras.of(argument, Extras.JSON);
    if (extras.words().size() > 1) {
      usage(session, "Error: crashes accepts one name at most");
      return;
    }
    if (extras.has(Extras.JSON)) session.speakAside();
    if (!session.upcheck()) return;
    try {
      var name = extras.words().isEmpty() ? "" : meant(extras.words().getFirst());
      var all = Answers.structs(METHOD, session.callNamed(METHOD, name));
      if (all.isEmpty() && unknown(session, name)) return;
      show(session, extras, all);
    } catch (Fault fault) {
      explain(session, fault);
    }
  }

  /** As with other actions {@code all} is all; {@code group:*} the daemon knows. */
  private static String meant(String word) {
    return word.equals("all") ? "" : word;
  }

  /** What is not there has no reports either, which is another answer: it is said. */
  private static boolean unknown(Session session, String name) {
    if (name.isEmpty()) return false;
    var processes = session.processes();
    if (processes.stream().anyMatch(each -> about(each.name(), name))) return false;
    session.say(Selection.complaint(name));
    Hints.name(session, name, processes);
    session.exit(ExitCode.GENERIC);
    return true;
  }

  private static boolean about(ProcessName process, String name) {
    var parsed = ProcessName.parse(name);
    if (parsed.wholeGroup()) return process.group().equals(parsed.group());
    return process.group().equals(name) || process.equals(parsed);
  }

  /** Why there is nothing; any other fault goes on. */
  static void explain(Session session, Fault fault) {
    boolean unknown = fault.is(FaultCode.UNKNOWN_METHOD);
    if (!unknown && (!fault.is(FaultCode.FAILED) || fault.refused())) throw fault;
    session.say(unknown ? NONE_KEPT : "ERROR: " + fault.text().replaceFirst("^FAILED: ", ""));
    session.exit(unknown ? ExitCode.UNIMPLEMENTED : ExitCode.GENERIC);
  }

  private static void show(Session session, Extras extras, List<Struct> all) {
    if (extras.has(Extras.JSON)) session.answer(all.stream().map(Struct::sorted).toList());
    else session.say(CrashTexts.list(all));
  }
}
