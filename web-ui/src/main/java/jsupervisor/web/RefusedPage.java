package jsupervisor.web;

/**
 * Why a request was refused, in words.
 *
 * @param status of HTTP
 * @param title in two or three words
 * @param what what was wrong
 * @param todo what to do about it
 */
public record RefusedPage(int status, String title, String what, String todo) {
  /** The page as HTML. */
  public String html() {
    return Html.refused(this);
  }
}
