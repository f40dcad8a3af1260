package jsupervisor.ctl.command;

import java.util.List;
import jsupervisor.wire.PasswordHash;

/** {@code hash-password}: a password as a configuration may keep it. Asks no daemon. */
final class HashPassword implements Command {
  static final String VERB = "hash-password";

  @Override
  public String verb() {
    return VERB;
  }

  @Override
  public List<String> help() {
    return List.of(
        "hash-password\t\tAsk for a password, or read a line, and print it in a form for",
        "\t\t\tpassword= of a server's section; Supervisor cannot read it.");
  }

  @Override
  public void run(Session session, String argument) {
    if (!bare(session, argument)) return;
    var screen = session.screen();
    if (screen.keyboard() && !screen.seen())
      complain(
          session,
          "Error: without a terminal for output the typing cannot be hidden; pipe the password in");
    else print(session, session.secret("Password:"));
  }

  private static void print(Session session, String password) {
    if (password.isEmpty()) complain(session, "Error: the password is empty");
    else if (session.screen().keyboard() && !password.equals(session.secret("Again:")))
      complain(session, "Error: the two are not the same");
    else session.say(PasswordHash.of(password).text());
  }

  private static void complain(Session session, String text) {
    session.say(text);
    session.exit(ExitCode.GENERIC);
  }
}
