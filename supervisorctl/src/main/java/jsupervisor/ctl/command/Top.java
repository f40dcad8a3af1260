package jsupervisor.ctl.command;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import jsupervisor.ctl.local.Usage;
import jsupervisor.ctl.view.Struct;
import jsupervisor.ctl.view.TopTable;
import jsupervisor.terms.Printable;
import jsupervisor.terms.ProcessName;

/** {@code top [names]}: who uses how much, again and again until Ctrl-C; once when nobody looks. */
final class Top implements Command {
  private static final long PAUSE_MILLIS = 2000;
  private static final long FIRST_PAUSE_MILLIS = 500;
  private static final String ELSEWHERE =
      "The daemon is on another machine: its CPU% and MEMORY cannot be seen.";
  private static final String SCREEN_WIPED = "\033[2J";
  private static final String HOME = "\033[H";
  private static final String REST_WIPED = "\033[J";
  private static final String LINE_WIPED = "\033[K";

  @Override
  public String verb() {
    return "top";
  }

  @Override
  public List<String> help() {
    return List.of(
        "top [--once] [name ...]\tShow processor and memory use of all or some processes",
        "\t\t\tand go on until Ctrl-C; once only when the output is no terminal");
  }

  @Override
  public void run(Session session, String argument) {
    if (!session.upcheck()) return;
    var extras = Extras.of(argument, Extras.ONCE);
    var all = session.processes();
    var selection = Selection.of(extras.words(), all);
    selection.complain(session, all);
    if (!selection.unknown().isEmpty()) {
      session.exit(ExitCode.STATUS_UNKNOWN);
      if (selection.processes().isEmpty()) return;
    }
    boolean live = session.screen().seen() && !extras.has(Extras.ONCE);
    try (var _ = session.dialogue().catchingInterrupts()) {
      watch(session, extras.words(), live);
    } catch (Dialogue.Interrupted _) {
      session.say("");
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new CommandError(String.valueOf(e.getMessage()));
    }
  }

  private static void watch(Session session, List<String> names, boolean live) {
    var eyes = new Eyes(local(session.serverUrl()));
    eyes.look(selection(session, names).processes());
    pause(FIRST_PAUSE_MILLIS);
    if (!live) {
      if (!eyes.local) session.complain(ELSEWHERE);
      session.say(TopTable.lines(eyes.look(selection(session, names).processes())));
      return;
    }
    session.out().print(SCREEN_WIPED);
    while (true) {
      show(session, eyes, selection(session, names));
      pause(PAUSE_MILLIS);
    }
  }

  private static void show(Session session, Eyes eyes, Selection selection) {
    session.out().print(HOME);
    var all = new ArrayList<String>();
    for (var line : TopTable.lines(eyes.look(selection.processes())))
      all.add(Printable.line(line) + LINE_WIPED);
    for (var name : selection.unknown())
      all.add(Printable.line(Selection.complaint(name)) + LINE_WIPED);
    if (!eyes.local) all.add(ELSEWHERE + LINE_WIPED);
    all.add("Press Ctrl-C to exit" + LINE_WIPED + REST_WIPED);
    session.draw(all);
    session.out().flush();
  }

  private static Selection selection(Session session, List<String> names) {
    return Selection.of(names, session.processesNow());
  }

  private static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException _) {
      throw new Dialogue.Interrupted();
    }
  }

  /** Whether /proc shows the daemon's processes: over a Unix socket or loopback it does. */
  static boolean local(String url) {
    return url.startsWith("unix://")
        || url.matches("https?://([^@/]*@)?(localhost|127(\\.\\d+){3}|\\[::1\\])(:\\d+)?(/.*)?");
  }

  /** What was seen the last time. */
  private static final class Eyes {
    private final boolean local;
    private final Map<ProcessName, Integer> starts = new HashMap<>();
    private final Map<ProcessName, Integer> restarts = new HashMap<>();
    private Map<Integer, Long> ticks = Map.of();
    private long at = System.nanoTime();

    Eyes(boolean local) {
      this.local = local;
    }

    List<TopTable.Row> look(List<Struct> processes) {
      long now = System.nanoTime();
      double hundredths = Math.max(1, now - at) / 1e7;
      var seen = new HashMap<Integer, Long>();
      var rows = new ArrayList<TopTable.Row>();
      for (var process : processes) {
        int pid = process.number("pid");
        Optional<Usage> usage = local && pid != 0 ? Usage.of(pid) : Optional.empty();
        usage.ifPresent(used -> seen.put(pid, used.ticks()));
        rows.add(
            new TopTable.Row(
                process,
                cpu(pid, usage, hundredths),
                usage.map(Usage::kilobytes),
                restarts(process)));
      }
      ticks = seen;
      at = now;
      return rows;
    }

    private OptionalDouble cpu(int pid, Optional<Usage> usage, double hundredths) {
      if (usage.isEmpty()) return OptionalDouble.empty();
      long before = ticks.getOrDefault(pid, usage.get().ticks());
      return OptionalDouble.of(100.0 * (usage.get().ticks() - before) / hundredths);
    }

    private int restarts(Struct process) {
      int start = process.number("start");
      Integer before = starts.put(process.name(), start);
      boolean again = before != null && before != 0 && before != start;
      return restarts.merge(process.name(), again ? 1 : 0, Integer::sum);
    }
  }
}
