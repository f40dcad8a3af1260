package jsupervisor.ctl.shell;

import jsupervisor.ctl.command.Dialogue;
import jsupervisor.ctl.command.Interpreter;
import jsupervisor.ctl.command.Session;

/** Reads lines and carries them out, until the input ends (spec ctl, section 2). */
public final class Shell {
  private final Session session;
  private final Interpreter interpreter;
  private final Dialogue dialogue;

  public Shell(Session session, Interpreter interpreter, Dialogue dialogue) {
    this.session = session;
    this.interpreter = interpreter;
    this.dialogue = dialogue;
  }

  /**
   * Shows the status, then serves until quit, end of input or Ctrl-C.
   *
   * @param prompt what stands before each line, its blank included
   */
  public void run(String prompt) {
    try (var _ = dialogue.catchingInterrupts()) {
      interpreter.execute("status");
      while (!session.hasLeft()) interpreter.execute(dialogue.command(prompt).orElse("EOF"));
    } catch (Dialogue.Interrupted _) {
      session.say("");
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
