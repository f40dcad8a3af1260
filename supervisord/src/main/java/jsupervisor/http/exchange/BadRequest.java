package jsupervisor.http.exchange;

/** What a client has sent makes no sense: it is answered with 400. Carries no stack trace. */
public final class BadRequest extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public BadRequest(Throwable cause) {
    super(cause.toString(), null, false, false);
  }
}
