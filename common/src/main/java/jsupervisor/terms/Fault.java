package jsupervisor.terms;

/**
 * An answer of the XML-RPC interface that is not a result: Supervisor's number and text. It is
 * routine news, so it carries no stack trace.
 */
public final class Fault extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final String REFUSED = ": not allowed: ";
  private final int code;

  private Fault(int code, String text) {
    super(text, null, false, false);
    this.code = code;
  }

  /** {@code NAME}, as in {@code NOT_RUNNING}. */
  public static Fault of(FaultCode code) {
    return new Fault(code.code(), code.name());
  }

  /** {@code NAME: extra}, as in {@code BAD_NAME: web}. */
  public static Fault of(FaultCode code, String extra) {
    return new Fault(code.code(), code.name() + ": " + extra);
  }

  /** FAILED, because the caller may not; {@code why} is for him. */
  public static Fault refused(String why) {
    return new Fault(FaultCode.FAILED.code(), FaultCode.FAILED.name() + REFUSED + why);
  }

  /** Whether the caller may not. */
  public boolean refused() {
    return getMessage().startsWith(FaultCode.FAILED.name() + REFUSED);
  }

  /** A fault as it came over the wire; its number may be one that Supervisor does not have. */
  public static Fault received(int code, String text) {
    return new Fault(code, text);
  }

  /** The number on the wire. */
  public int code() {
    return code;
  }

  /** The text on the wire, {@code NAME} or {@code NAME: extra}. */
  public String text() {
    return getMessage();
  }

  /** Whether this is Supervisor's fault of that name. */
  public boolean is(FaultCode other) {
    return code == other.code();
  }
}
