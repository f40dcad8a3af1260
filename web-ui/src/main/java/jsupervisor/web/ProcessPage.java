package jsupervisor.web;

import java.util.List;

/**
 * The page of one process.
 *
 * @param daemon who answers
 * @param detail the process
 * @param days what it used in the last days, the shorter time first; empty = nobody keeps that
 * @param token what its forms must send back
 * @param message what the last action led to, empty = none
 */
public record ProcessPage(
    Daemon daemon, Detail detail, List<Days> days, String token, String message) {
  public ProcessPage {
    days = List.copyOf(days);
  }

  /** The page as HTML. */
  public String html() {
    return Html.process(this);
  }
}
