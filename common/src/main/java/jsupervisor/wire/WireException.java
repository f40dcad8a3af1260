package jsupervisor.wire;

/** A message is not XML-RPC, or is too big. */
public final class WireException extends Exception {
  private static final long serialVersionUID = 1L;

  /**
   * @param text what is wrong, for the log
   */
  public WireException(String text) {
    super(text);
  }
}
