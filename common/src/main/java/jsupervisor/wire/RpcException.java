package jsupervisor.wire;

/**
 * A call that got no answer from the XML-RPC interface: nothing listened, the server refused, the
 * time was over. It is routine news, so it carries no stack trace. (An answer that says no is a
 * {@link jsupervisor.terms.Fault}.)
 */
public final class RpcException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What went wrong, as far as a client acts on it. */
  public enum Kind {
    /** ECONNREFUSED: nobody listens there. */
    REFUSED,
    /** ENOENT: the Unix socket does not exist. */
    NO_SUCH_FILE,
    /** EACCES: the Unix socket, or a folder above it, is closed to us. */
    NO_PERMISSION,
    /** An HTTP status other than 200; see {@link #status()}. */
    HTTP_STATUS,
    /** The server did not answer within the time given. */
    TIMEOUT,
    /** The calling thread was interrupted while it waited; its flag is cleared. */
    INTERRUPTED,
    /** The URL cannot be understood. */
    BAD_URL,
    /** No TLS connection: a certificate that is not believed, or a file that cannot be used. */
    TLS,
    /** Any other failure of the connection, or an answer that is not HTTP or not XML-RPC. */
    BROKEN
  }

  private final Kind kind;
  private final int status;

  RpcException(Kind kind, int status, String text) {
    super(text, null, false, false);
    this.kind = kind;
    this.status = status;
  }

  RpcException(Kind kind, String text) {
    this(kind, 0, text);
  }

  /** What went wrong. */
  public Kind kind() {
    return kind;
  }

  /** The HTTP status (100 to 999) for {@link Kind#HTTP_STATUS}, else 0. */
  public int status() {
    return status;
  }

  /** Whether the server asks for a user name and a password (HTTP 401). */
  public boolean unauthorized() {
    return status == 401;
  }
}
