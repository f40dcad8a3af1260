package jsupervisor.http;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Supplier;
import jsupervisor.http.exchange.Exchange;
import jsupervisor.http.exchange.Replies;
import jsupervisor.probes.Board;

/**
 * {@code /healthz} and {@code /readyz}, for load balancers and the like: answered from what is
 * known, without a question to anybody.
 *
 * @param board everything as it was a moment ago; the pages show it, too
 * @param open whether nobody is asked for a password
 */
public record Healthz(Supplier<Board> board, boolean open) {
  private static final String ALIVE = "healthz";
  private static final String READY = "readyz";
  private static final String READ = "GET HEAD";

  /** A crowd of failing programs makes no long answer. */
  private static final int MOST_LINES = 100;

  List<Route> routes() {
    return List.of(
        Route.exact(ALIVE, READ, exchange -> send(exchange, List.of())),
        Route.exact(READY, READ, exchange -> send(exchange, board.get().notReady())),
        Route.under(ALIVE + "/", READ, this::group));
  }

  /** Whether somebody who does not say who he is may have this. */
  boolean open(Exchange exchange) {
    var path = exchange.path();
    boolean ours = path.equals(ALIVE) || path.equals(READY) || path.startsWith(ALIVE + "/");
    return open && ours && exchange.is("GET", "HEAD");
  }

  private void group(Exchange exchange) {
    var segments = exchange.segments();
    var troubles = board.get().notWell(segments.get(1));
    if (segments.size() != 2 || troubles.isEmpty()) text(exchange, 404, "no such group\n");
    else send(exchange, troubles.get());
  }

  private static void send(Exchange exchange, List<String> troubles) {
    if (troubles.isEmpty()) {
      text(exchange, 200, "ok\n");
      return;
    }
    var lines = String.join("\n", troubles.stream().limit(MOST_LINES).toList());
    int more = troubles.size() - MOST_LINES;
    text(exchange, 503, lines + (more > 0 ? "\nand " + more + " more" : "") + "\n");
  }

  private static void text(Exchange exchange, int status, String text) {
    exchange.response().getHeaders().put("Cache-Control", "no-store");
    exchange.response().getHeaders().put("X-Content-Type-Options", "nosniff");
    Replies.send(
        exchange, status, "text/plain;charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
  }
}
