package jsupervisor.ctl.command;

import java.util.List;
import java.util.Map;
import jsupervisor.ctl.view.RequestTexts;
import jsupervisor.ctl.view.Struct;
import jsupervisor.ini.Repr;
import jsupervisor.terms.Fault;
import jsupervisor.terms.FaultCode;

/** {@code requests}: the last calls, or which methods and clients they are of. */
final class Requests implements Command {
  private static final String RECENT = "jsupervisor.getRecentRequests";
  private static final String SUMS = "jsupervisor.getRequests";
  private static final int CALLS = 20;
  private static final int ROWS = 10;
  private static final int MOST = 1000;
  private static final String NONE_KEPT =
      "ERROR: this supervisord does not remember requests; a section [requests] in its file makes"
          + " it";

  @Override
  public String verb() {
    return "requests";
  }

  @Override
  public List<String> help() {
    return List.of(
        "requests [--json] [-n N]\tShow the last calls of the daemon's interface and pages",
        "requests --top [--by=count|time] [--method|--client] [--json] [-n N]",
        "\t\t\tShow which methods and which clients they are of");
  }

  @Override
  public void run(Session session, String argument) {
    var extras =
        Extras.of(argument, Extras.JSON, Extras.TOP, Extras.BY, Extras.METHOD, Extras.CLIENT);
    boolean top = extras.options().keySet().stream().anyMatch(name -> !name.equals(Extras.JSON));
    var words = extras.words();
    if (!words.isEmpty() && (words.size() != 2 || !words.getFirst().equals("-n"))) {
      usage(session, "Error: requests accepts options only");
      return;
    }
    int number = words.isEmpty() ? (top ? ROWS : CALLS) : number(words.getLast());
    var by = by(extras);
    if (extras.has(Extras.JSON)) session.speakAside();
    if (!session.upcheck()) return;
    try {
      if (top) top(session, extras, Struct.of(session.callNamed(SUMS, by, number)));
      else recent(session, extras, Answers.structs(RECENT, session.callNamed(RECENT, number)));
    } catch (Fault fault) {
      if (!fault.is(FaultCode.UNKNOWN_METHOD)) throw fault;
      session.say(NONE_KEPT);
      session.exit(ExitCode.UNIMPLEMENTED);
    }
  }

  /** What {@code -n} says. */
  private static int number(String text) {
    int number = text.matches("[0-9]{1,4}") ? Integer.parseInt(text) : 0;
    if (number >= 1 && number <= MOST) return number;
    throw new Extras.WrongOption(
        "bad value " + Repr.of(text) + " for -n: a number from 1 to " + MOST);
  }

  private static String by(Extras extras) {
    var by = extras.options().getOrDefault(Extras.BY, "count");
    if (by.equals("count") || by.equals("time")) return by;
    throw new Extras.WrongOption("bad value " + Repr.of(by) + " for --by: count or time");
  }

  private static void recent(Session session, Extras extras, List<Struct> all) {
    if (extras.has(Extras.JSON)) session.answer(all.stream().map(Struct::sorted).toList());
    else session.say(RequestTexts.list(all));
  }

  private static void top(Session session, Extras extras, Struct sums) {
    var parts =
        extras.has(Extras.METHOD) == extras.has(Extras.CLIENT)
            ? List.of("methods", "clients")
            : List.of(extras.has(Extras.METHOD) ? "methods" : "clients");
    if (extras.has(Extras.JSON)) session.answer(Map.copyOf(sums.sorted()));
    else session.say(RequestTexts.top(sums, parts));
  }
}
