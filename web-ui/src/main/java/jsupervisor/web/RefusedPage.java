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
  /**
   * For somebody who is known and may not.
   *
   * @param why as the daemon says it
   */
  public static RefusedPage notAllowed(String why) {
    return new RefusedPage(
        403, "Not allowed", why, "Ask whoever administers the daemon, or come as somebody else.");
  }

  /** The page as HTML. */
  public String html() {
    return Html.refused(this);
  }
}
