package jsupervisor.ini;

/** A value that cannot be understood; the message is Supervisor's own where it has one. */
public final class BadValue extends Exception {
  private static final long serialVersionUID = 1L;

  private final String hint;

  public BadValue(String message) {
    this(message, "");
  }

  /**
   * @param hint what may help, as in {@code did you mean 'x'?}; empty when nothing does
   */
  public BadValue(String message, String hint) {
    super(message, null, false, false);
    this.hint = hint;
  }

  /** What may help; empty when nothing does. */
  public String hint() {
    return hint;
  }
}
