package jsupervisor.http;

import java.nio.charset.StandardCharsets;
import java.util.List;
import jsupervisor.ask.Ask;
import jsupervisor.ask.Asker;
import jsupervisor.ask.ProcessInfo;
import jsupervisor.tails.LogReader;
import jsupervisor.terms.Channel;
import jsupervisor.terms.Fault;
import jsupervisor.terms.Version;
import jsupervisor.web.Daemon;
import jsupervisor.web.Overview;
import jsupervisor.web.Row;
import jsupervisor.web.TailPage;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Fields;

/** The pages for people (spec web, sections 2 and 3). */
final class PageHandler {
  private static final String HTML = "text/html;charset=utf-8";
  private static final int TAIL = 1024;

  private final Asker asker;
  private final PageActions actions;

  PageHandler(Asker asker) {
    this.asker = asker;
    actions = new PageActions(asker);
  }

  void status(Request request, Response response, Callback callback) {
    Fields form;
    try {
      form = form(request);
    } catch (Exception _) {
      Replies.error(response, callback, 400);
      return;
    }
    var action = form.getValue("action");
    if (action == null) {
      show(response, callback, form.getValue("message"));
      return;
    }
    if (foreign(request)) {
      Replies.error(response, callback, 403);
      return;
    }
    var message = actions.perform(action, form.getValue("processname"));
    if (message.isEmpty()) Replies.error(response, callback, 400);
    else redirect(response, callback, message.get());
  }

  /** A browser that another site has sent must not change anything (known-traps C37). */
  private static boolean foreign(Request request) {
    var site = request.getHeaders().get("Sec-Fetch-Site");
    return site != null && !List.of("same-origin", "none").contains(site);
  }

  private static Fields form(Request request) throws Exception {
    var query = Request.extractQueryParameters(request);
    if (!request.getMethod().equals("POST")) return query;
    var body = org.eclipse.jetty.server.FormFields.getFields(request);
    return Fields.combine(body, query);
  }

  private void show(Response response, Callback callback, String message) {
    try {
      var info = asker.ask(new Ask.Daemon());
      var rows = asker.ask(new Ask.InfoAll()).stream().map(PageHandler::row).toList();
      var daemon =
          new Daemon(info.identifier(), Version.SUPERVISOR, "RUNNING", info.pid(), 0, true);
      send(response, callback, page(daemon, rows, message == null ? "" : message));
    } catch (Fault fault) {
      var daemon = new Daemon("", Version.SUPERVISOR, "RUNNING", 0, 0, false);
      send(response, callback, page(daemon, List.of(), "ERROR: " + fault.text()));
    }
  }

  private static String page(Daemon daemon, List<Row> rows, String message) {
    return new Overview(daemon, rows, message, "").html();
  }

  private static Row row(ProcessInfo p) {
    return new Row(
        p.name().group(),
        p.name().process(),
        p.name().text(),
        p.state().name(),
        p.description(),
        p.spawnError(),
        !p.spawnError().isEmpty(),
        p.pid(),
        p.pid() == 0 ? 0 : p.start() * 1000,
        0,
        !p.stdoutLog().isEmpty(),
        !p.stderrLog().isEmpty(),
        false);
  }

  void tail(Request request, Response response, Callback callback) {
    var name = Request.extractQueryParameters(request).getValue("processname");
    send(
        response,
        callback,
        new TailPage(name == null ? "" : name, TAIL, end(name), name != null).html());
  }

  private String end(String name) {
    if (name == null) return "ERROR: No process name found";
    try {
      var path = asker.ask(new Ask.LogPath(name, Channel.STDOUT));
      if (path.isEmpty()) return "";
      return switch (LogReader.read(path.get(), -TAIL, 0)) {
        case LogReader.Read.Text(String text) -> text;
        case LogReader.Read.Missing(), LogReader.Read.Senseless(), LogReader.Read.Failed() ->
            "ERROR: unexpected rpc fault [20] NO_FILE: " + path.get();
      };
    } catch (Fault fault) {
      return "ERROR: unexpected rpc fault [" + fault.code() + "] " + fault.text();
    }
  }

  private static void send(Response response, Callback callback, String html) {
    noCache(response);
    Replies.send(response, callback, 200, HTML, html.getBytes(StandardCharsets.UTF_8));
  }

  private static void noCache(Response response) {
    response.getHeaders().put(HttpHeader.PRAGMA, "no-cache");
    response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-cache");
    response.getHeaders().put(HttpHeader.EXPIRES, "Thu, 01 Jan 1970 00:00:00 GMT");
  }

  private static void redirect(Response response, Callback callback, String message) {
    noCache(response);
    var query = java.net.URLEncoder.encode(message, StandardCharsets.UTF_8);
    response.getHeaders().put(HttpHeader.LOCATION, "./?message=" + query);
    Replies.error(response, callback, 301);
  }
}
