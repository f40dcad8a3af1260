package jsupervisor.web;

/**
 * The end of one process's standard output, once (spec web, section 4).
 *
 * @param processname public name, empty = none was given
 * @param limit bytes that were asked for
 * @param text the end of its log, or why there is none
 * @param refresh whether it can be asked for again
 */
public record TailPage(String processname, int limit, String text, boolean refresh) {
  /** The page as HTML. */
  public String html() {
    return Html.tail(this);
  }
}
