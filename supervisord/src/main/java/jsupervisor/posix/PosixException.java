package jsupervisor.posix;

/** The kernel has refused something. */
public final class PosixException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final String op;
  private final Errno errno;

  /**
   * @param op what was tried, as in {@code open /x}
   */
  public PosixException(String op, Errno errno) {
    super(op + ": " + errno.name() + " (" + errno.text() + ")");
    this.op = op;
    this.errno = errno;
  }

  /** What was tried. */
  public String op() {
    return op;
  }

  /** Why not. */
  public Errno errno() {
    return errno;
  }
}
