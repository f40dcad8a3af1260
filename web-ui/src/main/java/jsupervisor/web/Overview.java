package jsupervisor.web;

import java.util.List;
import java.util.Map;
import jsupervisor.web.view.Query;

/**
 * The page that shows every process.
 *
 * @param daemon who answers
 * @param rows all processes, in any order
 * @param message what the last action led to, empty = none
 * @param token what its forms must send back
 */
public record Overview(Daemon daemon, List<Row> rows, String message, String token) {
  public Overview {
    rows = List.copyOf(rows);
  }

  /** Whether probes say something of any of them. */
  public boolean probed() {
    return rows.stream().anyMatch(row -> !row.health().isEmpty());
  }

  /**
   * The page as HTML, as a browser without script asks for it.
   *
   * @param query parameters of the request, decoded: {@code state}, {@code q}, {@code sort}, {@code
   *     page}; others and senseless ones are ignored
   */
  public String html(Map<String, String> query) {
    return Html.overview(this, Query.of(query));
  }

  /** The page as HTML. */
  public String html() {
    return Html.overview(this, Query.ALL);
  }
}
