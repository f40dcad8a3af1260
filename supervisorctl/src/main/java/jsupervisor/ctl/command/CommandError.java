package jsupervisor.ctl.command;

/** A reason to stop a command that is neither a fault nor a broken connection. */
public final class CommandError extends RuntimeException {
  private static final long serialVersionUID = 1L;

  CommandError(String text) {
    super(text, null, false, false);
  }
}
