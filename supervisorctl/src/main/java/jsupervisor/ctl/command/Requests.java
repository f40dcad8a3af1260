package jsupervisor.ctl.command;

import java.util.List;
import java.util.Map;
import jsupervisor.ctl.view.RequestTexts;
import jsupervisor.ctl.view.Struct;
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
    int number = number(extras.words(), top ? ROWS : CALLS);
    var by = extras.options().getOrDefault(Extras.BY, "count");
    if (number < 1 || number > MOST || !List.of("count", "time").contains(by)) {
      usage(session, "Error: requests accepts -n 1 to " + MOST + " and --by=count or --by=time");
      return;
    }
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

  /** What {@code -n} says; 0 when it makes no sense. */
  private static int number(List<String> words, int usual) {
    if (words.isEmpty()) return usual;
    boolean right =
        words.size() == 2 && words.getFirst().equals("-n") && words.get(1).matches("[0-9]{1,4}");
    return right ? Integer.parseInt(words.get(1)) : 0;
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
