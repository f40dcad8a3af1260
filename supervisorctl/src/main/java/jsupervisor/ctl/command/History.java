package jsupervisor.ctl.command;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import jsupervisor.ctl.view.HistoryTexts;
import jsupervisor.ctl.view.Struct;
import jsupervisor.ini.Repr;
import jsupervisor.terms.Fault;
import jsupervisor.terms.FaultCode;

/** {@code history name}: what became of a process in the last hours or days. */
final class History implements Command {
  private static final String METHOD = "jsupervisor.getHistory";
  private static final int DAY = 24;
  private static final int MOST_HOURS = 31 * DAY;
  private static final int HOUR_SECONDS = 3600;

  /** For those who draw graphs themselves. */
  private static final int POINTS = 1000;

  /** Of a line that is for the graph alone. */
  private static final int WIDTH = 80;

  private static final int BESIDE = 40;
  private static final int NARROWEST = 20;
  private static final int WIDEST = 200;

  @Override
  public String verb() {
    return "history";
  }

  @Override
  public List<String> help() {
    return List.of(
        "history [--json] [--hours=24] [--plain] <name>\tTell what a process used and how its state",
        "\t\t\tchanged; --plain draws with the characters of every terminal");
  }

  @Override
  public void run(Session session, String argument) {
    var extras = Extras.of(argument, Extras.JSON, Extras.HOURS, Extras.PLAIN);
    if (extras.words().size() != 1) {
      usage(session, "Error: history requires the name of one process");
      return;
    }
    int hours = hours(extras);
    if (extras.has(Extras.JSON)) session.speakAside();
    if (!session.upcheck()) return;
    tell(session, extras, extras.words().getFirst(), hours);
  }

  private static int hours(Extras extras) {
    var text = extras.options().getOrDefault(Extras.HOURS, String.valueOf(DAY));
    try {
      int hours = Integer.parseInt(text);
      if (hours >= 1 && hours <= MOST_HOURS) return hours;
    } catch (NumberFormatException _) {
      // told below
    }
    throw new Extras.WrongOption(
        "bad value " + Repr.of(text) + " for --hours: a number from 1 to " + MOST_HOURS);
  }

  private static void tell(Session session, Extras extras, String name, int hours) {
    boolean json = extras.has(Extras.JSON);
    int points = json ? POINTS : width() - BESIDE;
    try {
      var answer = session.callNamed(METHOD, name, -hours * HOUR_SECONDS, 0, points);
      if (!(answer instanceof Map<?, ?>)) Answers.structs(METHOD, answer);
      var told = Struct.of(answer);
      if (json) session.answer(told.sorted());
      else session.say(HistoryTexts.of(told, hours, extras.has(Extras.PLAIN) || !unicode()));
    } catch (Fault fault) {
      explain(session, name, fault);
    }
  }

  private static void explain(Session session, String name, Fault fault) {
    if (fault.is(FaultCode.BAD_NAME)) {
      session.say(name + ": ERROR (no such process)");
      session.exit(ExitCode.GENERIC);
      return;
    }
    boolean unknown = fault.is(FaultCode.UNKNOWN_METHOD);
    if (!unknown && (!fault.is(FaultCode.FAILED) || fault.refused())) throw fault;
    session.say(
        unknown
            ? "ERROR: this supervisord keeps no histories; a section [history] in its file makes it"
            : "ERROR: " + fault.text().replaceFirst("^FAILED: ", ""));
    session.exit(unknown ? ExitCode.UNIMPLEMENTED : ExitCode.GENERIC);
  }

  /** What the shell says of its terminal, if it says it. */
  private static int width() {
    try {
      int columns = Integer.parseInt(String.valueOf(System.getenv("COLUMNS")));
      return Math.clamp(columns, BESIDE + NARROWEST, BESIDE + WIDEST);
    } catch (NumberFormatException _) {
      return WIDTH;
    }
  }

  /** As locale(7) has it: the first of these that says something. */
  private static boolean unicode() {
    return Stream.of("LC_ALL", "LC_CTYPE", "LANG")
        .map(System::getenv)
        .filter(value -> value != null && !value.isEmpty())
        .findFirst()
        .filter(value -> value.toUpperCase(Locale.ROOT).replace("-", "").contains("UTF8"))
        .isPresent();
  }
}
