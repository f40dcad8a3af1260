package jsupervisor.ctl;

import java.io.IOException;
import java.io.InputStream;
import jsupervisor.ctl.command.Dialogue;
import jsupervisor.ctl.command.ExitCode;
import jsupervisor.ctl.command.Interpreter;
import jsupervisor.ctl.command.Screen;
import jsupervisor.ctl.command.Session;
import jsupervisor.ctl.shell.Completion;
import jsupervisor.ctl.shell.PlainDialogue;
import jsupervisor.ctl.shell.Shell;
import jsupervisor.ctl.shell.TerminalDialogue;

/**
 * One line or the shell, as the options ask.
 *
 * @param in where lines and answers come from, unless a terminal is there
 */
record Client(Options options, Settings settings, InputStream in, Screen screen) {

  /**
   * Serves the person.
   *
   * @return the exit status: that of the action; 0 after a shell without one
   */
  int run() {
    if (options.action().isEmpty()) {
      shell();
      return ExitCode.SUCCESS;
    }
    int code = action();
    // Behind an action -i opens the shell for a person only: a script would be surprised by it.
    if (options.interactive() && screen.typed()) shell();
    return code;
  }

  private int action() {
    var session = session(new PlainDialogue(in, screen.out()));
    try {
      interpreter(session).execute(options.action());
      return session.exitCode();
    } catch (Dialogue.Interrupted _) {
      return ExitCode.GENERIC;
    }
  }

  private void shell() {
    if (screen.typed()) {
      try (var dialogue = TerminalDialogue.open(settings.history())) {
        var session = session(dialogue);
        var interpreter = interpreter(session);
        dialogue.offer(new Completion(interpreter.verbs().offered(), session::names));
        new Shell(session, interpreter, dialogue).run(settings.prompt() + "> ");
        return;
      } catch (IOException _) {
        // A terminal that cannot be edited on still takes plain lines.
      }
    }
    var dialogue = new PlainDialogue(in, screen.out());
    var session = session(dialogue);
    new Shell(session, interpreter(session), dialogue).run(settings.prompt() + "> ");
    screen.out().flush();
  }

  private Interpreter interpreter(Session session) {
    return new Interpreter(session, settings.plugins(), settings.installed());
  }

  private Session session(Dialogue dialogue) {
    return new Session(settings.link(), options.interactive(), dialogue, screen);
  }
}
