package jsupervisor.web;

import java.time.Year;
import java.util.Locale;
import jsupervisor.web.StatusPage.Row;

/** The status page as HTML (spec web, section 2). */
final class StatusHtml {
  private final StatusPage page;

  StatusHtml(StatusPage page) {
    this.page = page;
  }

  String text() {
    return """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Supervisor Status</title>
    <link rel="stylesheet" href="stylesheets/supervisor.css">
    </head>
    <body>
    <div id="wrapper">
    <header><h1>Supervisor Status</h1><p>%s</p></header>
    %s<nav><ul class="buttons">
    <li><a href="index.html?action=refresh">Refresh</a></li>
    <li><a href="index.html?action=restartall">Restart All</a></li>
    <li><a href="index.html?action=stopall">Stop All</a></li>
    </ul></nav>
    %s<footer>JSupervisor %s · %s</footer>
    </div>
    </body>
    </html>
    """
        .formatted(
            Html.escape(page.identifier()),
            message(),
            table(),
            Html.escape(page.version()),
            Year.now());
  }

  private String message() {
    if (page.message().isEmpty()) return "";
    return "<div class=\"status_msg\" role=\"status\">" + Html.escape(page.message()) + "</div>\n";
  }

  private String table() {
    if (page.rows().isEmpty()) return "<p>No programs to manage</p>\n";
    var rows = new StringBuilder();
    for (int i = 0; i < page.rows().size(); i++) rows.append(row(page.rows().get(i), i % 2 == 1));
    return """
    <table>
    <thead><tr><th class="state">State</th><th class="desc">Description</th>\
    <th class="name">Name</th><th class="action">Action</th></tr></thead>
    <tbody>
    %s</tbody>
    </table>
    """
        .formatted(rows);
  }

  private static String row(Row row, boolean shade) {
    return """
    <tr%s><td class="status"><span class="%s">%s</span></td><td>%s</td>\
    <td><a href="tail.html?processname=%s" target="_blank">%s</a></td>\
    <td class="action"><ul>%s</ul></td></tr>
    """
        .formatted(
            shade ? " class=\"shade\"" : "",
            style(row.state()),
            row.state().toLowerCase(Locale.ROOT),
            Html.escape(row.description()),
            Html.quote(row.name()),
            Html.escape(row.name()),
            actions(row));
  }

  private static String style(String state) {
    return switch (state) {
      case "RUNNING" -> "statusrunning";
      case "FATAL", "BACKOFF" -> "statuserror";
      default -> "statusnominal";
    };
  }

  private static String actions(Row row) {
    var quoted = Html.quote(row.name());
    var slots =
        switch (row.state()) {
          case "RUNNING" -> action(quoted, "restart", "Restart") + action(quoted, "stop", "Stop");
          case "STOPPED", "EXITED", "FATAL" -> action(quoted, "start", "Start") + HIDDEN;
          default -> HIDDEN + HIDDEN;
        };
    return slots
        + action(quoted, "clearlog", "Clear Log")
        + tail("logtail/" + quoted, "Tail -f Stdout")
        + tail("logtail/" + quoted + "/stderr", "Tail -f Stderr");
  }

  private static final String HIDDEN = "<li class=\"hidden\"></li>";

  private static String action(String name, String action, String label) {
    return "<li><a href=\"index.html?processname=%s&amp;action=%s\">%s</a></li>"
        .formatted(name, action, label);
  }

  private static String tail(String link, String label) {
    return "<li><a href=\"%s\" target=\"_blank\">%s</a></li>".formatted(link, label);
  }
}
