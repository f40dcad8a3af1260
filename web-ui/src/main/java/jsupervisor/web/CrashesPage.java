package jsupervisor.web;

import java.util.List;

/**
 * Every kind of unexpected end.
 *
 * @param daemon who answers
 * @param kept whether reports are kept at all
 * @param trouble why none are kept though they should be, empty = nothing is wrong
 * @param name of the process or group that they are about, empty = all
 * @param rows the youngest first
 * @param more how many others there are
 * @param token what its forms must send back
 */
public record CrashesPage(
    Daemon daemon,
    boolean kept,
    String trouble,
    String name,
    List<CrashRow> rows,
    int more,
    String token) {
  public CrashesPage {
    rows = List.copyOf(rows);
  }

  /** The page as HTML. */
  public String html() {
    return Html.crashes(this);
  }
}
