package jsupervisor.ini;

/** A value that cannot be understood; the message is Supervisor's own where it has one. */
public final class BadValue extends Exception {
  private static final long serialVersionUID = 1L;

  public BadValue(String message) {
    super(message, null, false, false);
  }
}
