package jsupervisor.ctl;

/** The program was called wrongly or its configuration file is of no use: exit status 2. */
final class UsageError extends Exception {
  private static final long serialVersionUID = 1L;

  UsageError(String text) {
    super(text, null, false, false);
  }
}
