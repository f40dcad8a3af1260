package jsupervisor.web;

/**
 * The page of one process.
 *
 * @param daemon who answers
 * @param detail the process
 * @param token what its forms must send back
 * @param message what the last action led to, empty = none
 */
public record ProcessPage(Daemon daemon, Detail detail, String token, String message) {
  /** The page as HTML. */
  public String html() {
    return Html.process(this);
  }
}
