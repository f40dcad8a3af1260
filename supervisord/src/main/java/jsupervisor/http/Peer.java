package jsupervisor.http;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.util.Optional;
import jdk.net.ExtendedSocketOptions;
import jsupervisor.http.exchange.Exchange;
import org.eclipse.jetty.io.SocketChannelEndPoint;

/**
 * Who is at the other end of a connection.
 *
 * @param account of a Unix socket's other end, as the kernel tells (SO_PEERCRED, unix(7)); a number
 *     when it has no name
 * @param address of a TCP connection's other end
 */
record Peer(Optional<String> account, Optional<String> address) {

  static Peer of(Exchange exchange) {
    if (exchange.endPoint() instanceof SocketChannelEndPoint end
        && end.getChannel() instanceof SocketChannel channel) return of(channel);
    return new Peer(Optional.empty(), Optional.empty());
  }

  private static Peer of(SocketChannel channel) {
    try {
      if (channel.getRemoteAddress() instanceof InetSocketAddress address)
        return new Peer(Optional.empty(), Optional.of(address.getAddress().getHostAddress()));
      var principal = channel.getOption(ExtendedSocketOptions.SO_PEERCRED);
      return new Peer(Optional.of(principal.user().getName()), Optional.empty());
    } catch (IOException | UnsupportedOperationException _) {
      return new Peer(Optional.empty(), Optional.empty());
    }
  }

  /** For people. */
  String text() {
    return address.or(() -> account.map(name -> "account " + name)).orElse("an unknown place");
  }
}
