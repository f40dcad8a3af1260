package jsupervisor.ctl;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import jsupervisor.ctl.command.Dialogue;
import jsupervisor.ctl.command.ExitCode;
import jsupervisor.ctl.command.Interpreter;
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
record Client(
    Options options, Settings settings, InputStream in, PrintStream out, PrintStream err) {

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
    if (options.interactive() && terminal()) shell();
    return code;
  }

  private int action() {
    var session = session(new PlainDialogue(in, out));
    try {
      new Interpreter(session, settings.plugins()).execute(options.action());
      return session.exitCode();
    } catch (Dialogue.Interrupted _) {
      return ExitCode.GENERIC;
    }
  }

  private void shell() {
    if (terminal()) {
      try (var dialogue = TerminalDialogue.open(settings.history())) {
        var session = session(dialogue);
        var interpreter = new Interpreter(session, settings.plugins());
        dialogue.offer(new Completion(interpreter.verbs().offered(), session::names));
        new Shell(session, interpreter, dialogue).run(settings.prompt() + "> ");
        return;
      } catch (IOException _) {
        // A terminal that cannot be edited on still takes plain lines.
      }
    }
    var dialogue = new PlainDialogue(in, out);
    var session = session(dialogue);
    new Shell(session, new Interpreter(session, settings.plugins()), dialogue)
        .run(settings.prompt() + "> ");
    out.flush();
  }

  private Session session(Dialogue dialogue) {
    return new Session(
        settings.serverUrl(), settings.credentials(), options.interactive(), dialogue, out, err);
  }

  /** Whether standard input and output are terminals; /proc tells it without loading a library. */
  private static boolean terminal() {
    return terminal(0) && terminal(1);
  }

  private static boolean terminal(int fd) {
    try {
      var target = Files.readSymbolicLink(Path.of("/proc/self/fd/" + fd)).toString();
      return target.startsWith("/dev/pts/")
          || target.startsWith("/dev/tty")
          || target.equals("/dev/console");
    } catch (IOException _) {
      return false;
    }
  }
}
