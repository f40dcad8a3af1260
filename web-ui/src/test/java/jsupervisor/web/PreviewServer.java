package jsupervisor.web;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;

/**
 * Shows the pages with processes that are made up, to look at them without a daemon. Not a test:
 * run its main with a port and a number of additional processes, and open http://127.0.0.1:PORT/.
 */
public final class PreviewServer {
  private static final String TOKEN = "preview";

  private final PreviewWorld world;

  private PreviewServer(PreviewWorld world) {
    this.world = world;
  }

  /** Arguments: port, additional processes. */
  public static void main(String[] arguments) throws IOException {
    int port = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 8000;
    int more = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 0;
    var preview = new PreviewServer(new PreviewWorld(more));
    var server = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 100);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", preview::answer);
    server.start();
    System.out.println("http://127.0.0.1:" + port + "/");
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      var path = exchange.getRequestURI().getPath().substring(1);
      var query = query(exchange.getRequestURI().getRawQuery());
      if (exchange.getRequestMethod().equals("POST")) act(exchange, query);
      else if (path.equals("events")) events(exchange, query.get("processname"));
      else if (path.startsWith("logtail") || path.equals("mainlogtail")) tail(exchange, path);
      else page(exchange, path, query);
    } catch (RuntimeException e) {
      e.printStackTrace();
    }
  }

  private void page(HttpExchange exchange, String path, Map<String, String> query)
      throws IOException {
    var name = query.getOrDefault("processname", "");
    var message = query.getOrDefault("message", "");
    var daemon = world.daemon();
    switch (path) {
      case "", "index.html" ->
          html(exchange, 200, new Overview(daemon, world.rows(), message, TOKEN).html(query));
      case "process.html" -> process(exchange, name, message);
      case "log.html" -> html(exchange, 200, new LogPage(daemon, TOKEN).html());
      case "config.html" -> html(exchange, 200, config(query.containsKey("plan")).html());
      case "crashes.html" ->
          html(
              exchange,
              200,
              new CrashesPage(daemon, true, "", "", List.of(crash()), 0, TOKEN).html());
      case "requests.html" ->
          html(exchange, 200, Rows.requests(daemon, PreviewWorld.HOSTILE).html());
      case "crash.html" ->
          html(exchange, 200, Rows.crash(daemon, crash(), PreviewWorld.HOSTILE).html());
      case "tail.html" ->
          html(exchange, 200, new TailPage(name, 1024, PreviewWorld.HOSTILE, true).html());
      case "rows.json" -> json(exchange, Json.hello(daemon, TOKEN, world.rows()));
      case "process.json" -> json(exchange, Json.detail(world.detail(name).orElseThrow()));
      default -> file(exchange, path);
    }
  }

  private void process(HttpExchange exchange, String name, String message) throws IOException {
    var detail = world.detail(name);
    if (detail.isPresent())
      html(
          exchange,
          200,
          new ProcessPage(
                  world.daemon(), detail.get(), List.of(Rows.DAYS, Rows.DAYS), TOKEN, message)
              .html());
    else
      html(
          exchange,
          404,
          new RefusedPage(404, "Not found", "No such process: " + name, "Look at the list.")
              .html());
  }

  private static CrashRow crash() {
    long now = System.currentTimeMillis();
    var names = List.of("web:web_0", "web:web_1");
    return new CrashRow(
        "0123456789ab", names, 10_000, now - 60_000, now, "exit status 1", PreviewWorld.HOSTILE);
  }

  private ConfigPage config(boolean plan) {
    return new ConfigPage(
        world.daemon(),
        "/etc/supervisor/supervisord.conf",
        world.sections(),
        plan ? Optional.of(world.plan()) : Optional.empty(),
        TOKEN,
        "");
  }

  private void act(HttpExchange exchange, Map<String, String> query) throws IOException {
    var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    var fields = new HashMap<>(query(body));
    fields.putAll(query);
    var action = fields.get("action");
    if (action.equals("reread")) {
      json(exchange, Json.outcome("Reread", true, world.plan()));
      return;
    }
    world.act(action, fields.getOrDefault("processname", ""));
    json(exchange, Json.outcome(action + " " + fields.getOrDefault("processname", ""), true));
  }

  private void events(HttpExchange exchange, String process) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
    exchange.sendResponseHeaders(200, 0);
    var out = exchange.getResponseBody();
    world.listen(
        process,
        (kind, data) -> {
          try {
            out.write(
                ("event: " + kind + "\ndata: " + data + "\n\n").getBytes(StandardCharsets.UTF_8));
            out.flush();
            return true;
          } catch (IOException _) {
            return false;
          }
        },
        TOKEN);
  }

  private static void tail(HttpExchange exchange, String path) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "text/plain;charset=utf-8");
    exchange.sendResponseHeaders(200, 0);
    var out = exchange.getResponseBody();
    try {
      out.write(PreviewWorld.log(path).getBytes(StandardCharsets.UTF_8));
      for (int line = 1; ; line++) {
        out.write(PreviewWorld.line(path, line).getBytes(StandardCharsets.UTF_8));
        out.flush();
        Thread.sleep(700);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void file(HttpExchange exchange, String path) throws IOException {
    var file = StaticFiles.find(path, true);
    if (file.isEmpty()) {
      html(exchange, 404, new RefusedPage(404, "Not found", path, "Go back.").html());
      return;
    }
    if (!file.get().encoding().isEmpty())
      exchange.getResponseHeaders().set("Content-Encoding", file.get().encoding());
    send(exchange, 200, file.get().type(), file.get().bytes());
  }

  private static void html(HttpExchange exchange, int status, String text) throws IOException {
    exchange
        .getResponseHeaders()
        .set(
            "Content-Security-Policy",
            "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:;"
                + " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors"
                + " 'none'");
    send(exchange, status, "text/html;charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
  }

  private static void json(HttpExchange exchange, String text) throws IOException {
    send(exchange, 200, "application/json", text.getBytes(StandardCharsets.UTF_8));
  }

  private static void send(HttpExchange exchange, int status, String type, byte[] bytes)
      throws IOException {
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  private static Map<String, String> query(String text) {
    var fields = new HashMap<String, String>();
    if (text == null || text.isEmpty()) return fields;
    for (var part : text.split("&")) {
      var pair = part.split("=", 2);
      fields.put(decoded(pair[0]), pair.length > 1 ? decoded(pair[1]) : "");
    }
    return fields;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
