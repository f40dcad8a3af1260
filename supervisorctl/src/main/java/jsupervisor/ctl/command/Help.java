package jsupervisor.ctl.command;

import java.util.List;
import jsupervisor.ctl.view.Columns;

/** {@code help [verb]} (spec ctl, section 5.16). */
record Help(Verbs verbs) implements Command {
  @Override
  public String verb() {
    return "help";
  }

  @Override
  public List<String> help() {
    return List.of(
        "help\t\tPrint a list of available actions", "help <action>\tPrint help for <action>");
  }

  @Override
  public void run(Session session, String argument) {
    if (argument.isEmpty()) list(session);
    else if (argument.equals(verb())) session.say(help());
    else
      verbs
          .listed(argument)
          .ifPresentOrElse(
              command -> session.say(command.help()),
              () -> session.say("*** No help on " + argument));
  }

  private void list(Session session) {
    verbs.listed().forEach((name, listed) -> block(session, name, listed));
    if (session.screen().seen()) block(session, "more", verbs.more());
  }

  private static void block(Session session, String name, List<String> words) {
    var title = name + " commands (type help <topic>):";
    session.say("");
    session.say(title);
    session.say("=".repeat(title.length()));
    session.say(Columns.of(words));
    session.say("");
  }
}
