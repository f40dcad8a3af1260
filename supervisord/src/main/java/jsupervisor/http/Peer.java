package jsupervisor.http;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.util.Optional;
import jdk.net.ExtendedSocketOptions;
import jsupervisor.http.exchange.Exchange;

/**
 * Who is at the other end of a connection. It is looked up when it is asked for, once: an account's
 * name may come from a directory server, and it stays that of whoever has connected. Any thread.
 */
final class Peer {
  private static final String KEY = Peer.class.getName();

  private final Optional<SocketChannel> channel;
  private volatile String text = "";

  /**
   * @param channel the connection, where there is one
   */
  private Peer(Optional<SocketChannel> channel) {
    this.channel = channel;
  }

  /** The same one for all requests of a connection. */
  static Peer of(Exchange exchange) {
    var connection = exchange.request().getConnectionMetaData();
    if (connection.getAttribute(KEY) instanceof Peer known) return known;
    var peer = new Peer(exchange.socket());
    connection.setAttribute(KEY, peer);
    return peer;
  }

  /** Of a TCP connection's other end. */
  Optional<String> address() {
    return channel.flatMap(Peer::address);
  }

  private static Optional<String> address(SocketChannel channel) {
    try {
      return channel.getRemoteAddress() instanceof InetSocketAddress address
          ? Optional.of(address.getAddress().getHostAddress())
          : Optional.empty();
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  /**
   * Of a Unix socket's other end, as the kernel tells (SO_PEERCRED, unix(7)); a number when it has
   * no name. Nobody has one over TCP.
   */
  Optional<String> account() {
    return address().isPresent() ? Optional.empty() : channel.flatMap(Peer::account);
  }

  private static Optional<String> account(SocketChannel channel) {
    try {
      var principal = channel.getOption(ExtendedSocketOptions.SO_PEERCRED);
      return Optional.of(principal.user().getName());
    } catch (IOException | UnsupportedOperationException _) {
      return Optional.empty();
    }
  }

  /** For people. */
  String text() {
    if (text.isEmpty())
      text =
          address().or(() -> account().map(name -> "account " + name)).orElse("an unknown place");
    return text;
  }
}
