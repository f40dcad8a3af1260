package jsupervisor.ctl.command;

import java.util.List;
import java.util.Optional;

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
  private final List<Command> more = List.of(new HashPassword(), new Top(), new Explain());
  private final Command help = new Help(this);

  /** The verbs that {@code help} lists, sorted. */
  public List<String> listed() {
    return commands.stream().map(Command::verb).toList();
  }

  /** The verbs that Supervisor does not have, sorted. */
  public List<String> more() {
    return more.stream().map(Command::verb).toList();
  }

  /** The verbs in the order in which completion offers them. */
  public List<String> offered() {
    var all = new java.util.ArrayList<String>();
    all.add(help.verb());
    all.addAll(listed());
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
    for (var command : commands) if (command.verb().equals(word)) return Optional.of(command);
    for (var command : more) if (command.verb().equals(word)) return Optional.of(command);
    return Optional.empty();
  }
}
