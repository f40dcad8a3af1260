package jsupervisor.wire;

import java.util.Optional;

/** Where a daemon listens, as {@code serverurl} says it (spec xmlrpc, section 6). */
sealed interface ServerAddress {

  /** A Unix domain socket. */
  record Unix(String path) implements ServerAddress {}

  /** A TCP port; {@code host} is a name or a number, {@code port} 1 to 65535. */
  record Tcp(String host, int port, boolean tls) implements ServerAddress {}

  String HTTP = "http://";
  String HTTPS = "https://";

  /**
   * Reads {@code unix:///path} or {@code http://host[:port][/ignored]}, or the same with https; the
   * port is 80 or 443 when absent.
   *
   * @throws RpcException of kind BAD_URL
   */
  static ServerAddress parse(String url) {
    if (url.startsWith("unix://")) return new Unix(url.substring("unix://".length()));
    if (url.startsWith(HTTPS)) return tcp(url, HTTPS, 443);
    if (url.startsWith(HTTP)) return tcp(url, HTTP, 80);
    throw new RpcException(RpcException.Kind.BAD_URL, "Unknown protocol for serverurl " + url);
  }

  private static Tcp tcp(String url, String scheme, int usual) {
    boolean tls = scheme.equals(HTTPS);
    var rest = url.substring(scheme.length());
    int slash = rest.indexOf('/');
    var authority = slash < 0 ? rest : rest.substring(0, slash);
    authority = authority.substring(authority.indexOf('@') + 1);
    int colon = authority.lastIndexOf(':');
    if (colon < 0 || authority.endsWith("]")) return new Tcp(host(authority, url), usual, tls);
    var port = port(authority.substring(colon + 1));
    if (port.isEmpty())
      throw new RpcException(
          RpcException.Kind.BAD_URL,
          "bad port '" + authority.substring(colon + 1) + "' in serverurl " + url);
    return new Tcp(host(authority.substring(0, colon), url), port.get(), tls);
  }

  /** What the {@code Host} header says. */
  default String hostHeader() {
    return switch (this) {
      case Unix _ -> "localhost";
      case Tcp(var host, var port, var tls) ->
          (host.indexOf(':') < 0 ? host : "[" + host + "]")
              + (port == (tls ? 443 : 80) ? "" : ":" + port);
    };
  }

  private static String host(String text, String url) {
    var host =
        text.startsWith("[") && text.endsWith("]") ? text.substring(1, text.length() - 1) : text;
    if (host.isEmpty())
      throw new RpcException(RpcException.Kind.BAD_URL, "no host in serverurl " + url);
    return host;
  }

  private static Optional<Integer> port(String text) {
    try {
      int port = Integer.parseInt(text);
      return port < 1 || port > 65535 ? Optional.empty() : Optional.of(port);
    } catch (NumberFormatException _) {
      return Optional.empty();
    }
  }
}
