package jsupervisor.tls;

/**
 * A file of certificates or keys that cannot be used. It is routine news: it has no stack trace.
 */
public final class BadPem extends Exception {
  private static final long serialVersionUID = 1L;

  private final String todo;

  /**
   * @param what is wrong, with the file's name
   * @param todo what to do about it
   */
  BadPem(String what, String todo) {
    super(what, null, false, false);
    this.todo = todo;
  }

  /** Both in one line. */
  public String text() {
    return getMessage() + " (" + todo + ")";
  }
}
