package jsupervisor.http;

import java.util.function.Supplier;
import jsupervisor.access.Caller;
import jsupervisor.access.Right;
import jsupervisor.access.User;
import jsupervisor.http.exchange.Exchange;
import jsupervisor.http.exchange.Replies;

/**
 * {@code /metrics}: figures for systems that watch.
 *
 * @param modern what those get who do not ask for the older format
 * @param old what the others get
 * @param open whether nobody is asked for a password
 */
public record Exposition(Text modern, Text old, boolean open) {
  private static final String PATH = "metrics";

  /**
   * A text.
   *
   * @param type its media type
   * @param bytes makes it; any thread
   */
  public record Text(String type, Supplier<byte[]> bytes) {}

  Route route() {
    return Route.exact(PATH, "GET HEAD", this::handle);
  }

  /** Whether somebody who does not say who he is may have this. */
  boolean open(Exchange exchange) {
    return open && exchange.path().equals(PATH) && exchange.is("GET", "HEAD");
  }

  /** Whoever that is; may see, and nothing else. */
  static Caller stranger(Peer peer) {
    return new Caller(new User("anybody", Right.READ, java.util.Set.of()), peer::text);
  }

  private void handle(Exchange exchange) {
    var text = wantsOld(exchange) ? old : modern;
    Replies.figures(exchange, text.type(), text.bytes().get());
  }

  /** Prometheus names the newer one; whoever names text only gets what he has always got. */
  private static boolean wantsOld(Exchange exchange) {
    return exchange.accepts("text/plain") && !exchange.accepts("application/openmetrics-text");
  }
}
