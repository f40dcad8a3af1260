package jsupervisor.web;

/**
 * The daemon's own log, live.
 *
 * @param daemon who answers
 * @param token what its forms must send back
 */
public record LogPage(Daemon daemon, String token) {
  /** The page as HTML. */
  public String html() {
    return Html.log(this);
  }
}
