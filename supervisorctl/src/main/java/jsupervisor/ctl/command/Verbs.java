package jsupervisor.ctl.command;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import jsupervisor.ctl.local.Installed;

/** Every verb there is. */
public final class Verbs {
  private final List<Command> commands =
      List.of(
          new Add(),
          new Avail(),
          new Clear(),
          new Leave("exit"),
          new Foreground(),
          new MainTail(),
          new Open(),
          new PidOf(),
          new Leave("quit"),
          new Reload(),
          new Remove(),
          new Reread(),
          new Restart(),
          new Shutdown(),
          new SignalTo(),
          new Start(),
          new Status(),
          new Stop(),
          new Tail(),
          new Update(),
          new ShowVersion());
  private final List<Command> more;
  private final Command help = new Help(this);
  private final Map<String, List<Command>> plugins = new LinkedHashMap<>();

  /** Our own. */
  public Verbs() {
    this(List.of(), Installed.NOTHING);
  }

  /**
   * @param plugins what else there is; where two have the same verb the first one has it
   * @param installed beside the client
   */
  public Verbs(List<PluginActions> plugins, Installed installed) {
    more =
        List.of(
            new Alert(),
            new Check(),
            new Crash(),
            new Crashes(),
            new Doctor(installed),
            new HashPassword(),
            new Health(),
            new History(),
            new Requests(),
            new Top(),
            new Explain(),
            new Upgrade());
    for (var plugin : plugins)
      this.plugins.put(
          plugin.name(), plugin.actions().stream().<Command>map(PluginCommand::new).toList());
  }

  /** The verbs that {@code help} lists, sorted, under the title {@code default} or a plug-in's. */
  Map<String, List<String>> listed() {
    var all = new LinkedHashMap<String, List<String>>();
    all.put("default", verbs(commands));
    plugins.forEach((name, more) -> all.put(name, verbs(more)));
    return all;
  }

  private static List<String> verbs(List<Command> commands) {
    return commands.stream().map(Command::verb).toList();
  }

  /** The verbs that Supervisor does not have, sorted. */
  public List<String> more() {
    return more.stream().map(Command::verb).toList();
  }

  /** The verbs in the order in which completion offers them. */
  public List<String> offered() {
    var all = new LinkedHashSet<String>();
    all.add(help.verb());
    listed().values().forEach(all::addAll);
    all.addAll(more());
    return List.copyOf(all);
  }

  /** What {@code help verb} prints; nothing for a word that is no verb. */
  public List<String> help(String verb) {
    return named(verb).map(Command::help).orElse(List.of());
  }

  /** The command that a word calls; {@code EOF} leaves, as the end of input does. */
  Optional<Command> named(String word) {
    if (word.equals(help.verb())) return Optional.of(help);
    if (word.equals("EOF")) return Optional.of(new Leave(word));
    return listed(word);
  }

  /** The command, other than help, that a word calls. */
  Optional<Command> listed(String word) {
    return Stream.of(
            commands.stream(), plugins.values().stream().flatMap(List::stream), more.stream())
        .flatMap(all -> all)
        .filter(command -> command.verb().equals(word))
        .findFirst();
  }
}
