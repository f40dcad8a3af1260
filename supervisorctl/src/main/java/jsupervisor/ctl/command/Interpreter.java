package jsupervisor.ctl.command;

import java.util.List;
import java.util.Optional;
import jsupervisor.ctl.local.Installed;
import jsupervisor.terms.Fault;
import jsupervisor.wire.Credentials;
import jsupervisor.wire.RpcException;

/** Carries out lines, as typed or as given on the command line (spec ctl, section 2). */
public final class Interpreter {
  private final Session session;
  private final Verbs verbs;

  /**
   * @param plugins whose actions it knows beside our own
   * @param installed beside the client
   */
  public Interpreter(Session session, List<PluginActions> plugins, Installed installed) {
    this.session = session;
    this.verbs = new Verbs(plugins, installed);
  }

  /** The verbs it knows. */
  public Verbs verbs() {
    return verbs;
  }

  /**
   * Carries out one line; whatever goes wrong is said and sets the exit status.
   *
   * @throws Dialogue.Interrupted at Ctrl-C
   */
  public void execute(String line) {
    session.forgetNames();
    attemptLine(line.strip());
    session.flush();
  }

  private void attemptLine(String line) {
    var text = line;
    if (text.isEmpty()) return;
    if (text.startsWith("?")) text = "help " + text.substring(1);
    int end = 0;
    while (end < text.length() && wordCharacter(text.charAt(end))) end++;
    if (text.startsWith(HashPassword.VERB)) end = HashPassword.VERB.length();
    var command = verbs.named(text.substring(0, end));
    if (command.isEmpty()) {
      session.say("*** Unknown syntax: " + text);
      Hints.verb(session, text.substring(0, end), verbs.offered());
      session.exit(ExitCode.GENERIC);
      return;
    }
    attempt(command.get(), text.substring(end).strip());
  }

  private void attempt(Command command, String argument) {
    try {
      try {
        command.run(session, argument);
      } catch (RpcException e) {
        if (!e.unauthorized()) throw e;
        session.say("Server requires authentication");
        if (!session.interactive()) session.exit(ExitCode.GENERIC);
        else if (authenticated()) attempt(command, argument);
      }
    } catch (RpcException e) {
      if (e.kind() == RpcException.Kind.INTERRUPTED) throw new Dialogue.Interrupted();
      if (!session.notThere(e)) fail(e.kind().name(), Hints.explained(session, e));
      session.exit(ExitCode.GENERIC);
    } catch (Fault fault) {
      fail("Fault", "<Fault " + fault.code() + ": " + fault.text() + ">");
    } catch (Extras.WrongOption e) {
      session.say("Error: " + e.getMessage());
      session.exit(ExitCode.INVALID_ARGS);
    } catch (CommandError e) {
      fail("Error", e.getMessage());
    } catch (Dialogue.Interrupted e) {
      throw e;
    } catch (RuntimeException e) {
      fail(e.getClass().getSimpleName(), String.valueOf(e.getMessage()));
    }
  }

  private boolean authenticated() {
    var username = session.dialogue().line("Username:");
    Optional<String> password =
        username.isEmpty() ? Optional.empty() : session.dialogue().secret("Password:");
    if (password.isEmpty()) throw new CommandError("EOF when reading a line");
    session.say("");
    session.authenticate(new Credentials(username.get(), password.get()));
    return true;
  }

  /** One line of the form that scripts know: {@code error: <class>, <value>: file: … line: …}. */
  private void fail(String what, String text) {
    var place = "file: " + session.serverUrl() + " line: 0";
    session.say("error: <class '" + what + "'>, " + text.replace('\n', ' ') + ": " + place);
    session.exit(ExitCode.GENERIC);
  }

  private static boolean wordCharacter(char c) {
    return c == '_' || (c < 128 && Character.isLetterOrDigit(c));
  }
}
