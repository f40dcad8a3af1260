package jsupervisor.ctl.command;

import java.util.List;
import jsupervisor.ctl.view.Columns;

/** {@code help [verb]} (spec ctl, section 5.16). */
record Help(Verbs verbs) implements Command {
  private static final String TITLE = "default commands (type help <topic>):";

  private static final String MORE = "more commands (type help <topic>):";

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
    session.say("");
    block(session, TITLE, verbs.listed());
    if (session.screen().seen()) block(session, MORE, verbs.more());
  }

  private static void block(Session session, String title, List<String> words) {
    session.say(title);
    session.say("=".repeat(title.length()));
    session.say(Columns.of(words));
    session.say("");
  }
}
