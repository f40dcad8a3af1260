package jsupervisor.web;

/**
 * The end of one process's log.
 *
 * @param name public name
 * @param text the end of its log, or why there is none
 */
public record TailPage(String name, String text) {

  /** The page as HTML. */
  public String html() {
    return """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <title>Supervisor Status</title>
    <link rel="stylesheet" href="stylesheets/supervisor.css">
    </head>
    <body>
    <div id="wrapper">
    <h1>Log of %s</h1>
    <pre>%s</pre>
    <nav><a href="tail.html?processname=%s">Refresh</a></nav>
    </div>
    </body>
    </html>
    """
        .formatted(Html.escape(name), Html.escape(text), Html.quote(name));
  }
}
