package jsupervisor.metrics.send;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;

/**
 * Where somebody is.
 *
 * @param host name or number, a v6 address without its brackets
 * @param port 1 to 65535
 */
public record HostPort(String host, int port) {

  /** Looks the name up, which may take long. */
  InetSocketAddress resolved() throws IOException {
    var address = new InetSocketAddress(host, port);
    if (address.isUnresolved()) throw new UnknownHostException("unknown host " + host);
    return address;
  }

  @Override
  public String toString() {
    return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
  }
}
