package jsupervisor.web.view;

import jsupervisor.web.Daemon;

/**
 * What is around the content of every page that is live.
 *
 * @param here which page it is: {@code list}, {@code process}, {@code log}, {@code config}, {@code
 *     crashes}, {@code crash} or {@code requests}
 * @param title of the window
 * @param daemon who answers
 * @param token what forms must send back
 * @param message what the last action led to, empty = none
 * @param name of the process that the page is about, empty = none
 */
public record Frame(
    String here, String title, Daemon daemon, String token, String message, String name) {

  /** {@code page} for the link to this page, so that it is marked as the current one. */
  public String current(String page) {
    return here.equals(page) ? "page" : null;
  }
}
