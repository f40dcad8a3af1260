package jsupervisor.config;

import java.util.List;
import java.util.Optional;
import jsupervisor.tls.ServerTls;

/** An HTTP server of the daemon (spec config, 6.2 and 6.3). */
public sealed interface HttpServerConfig {

  /** Section name, as it stands in the main log. */
  String section();

  /** Who may come in; empty = everybody. */
  Optional<Credentials> credentials();

  /** What is spoken over TLS with; empty = it is not. */
  Optional<ServerTls> tls();

  /** Whether only who shows a certificate gets in. */
  default boolean certified() {
    return tls().flatMap(ServerTls::clientCa).isPresent();
  }

  /** How a client on this machine names the server. */
  default String url() {
    return switch (this) {
      case Unix unix -> "unix://" + unix.file();
      case Inet(_, var host, var port, _, _, var tls) ->
          (tls.isPresent() ? "https://" : "http://") + named(host) + ":" + port;
    };
  }

  private static String named(String host) {
    if (host.isEmpty()) return "localhost";
    return host.contains(":") ? "[" + host + "]" : host;
  }

  /**
   * A TCP server.
   *
   * @param host empty = all interfaces
   * @param port 1 to 65535
   * @param webHosts names by which browsers may reach the page, in lower case, {@code *} = any;
   *     numbers, localhost and this machine's name need not be among them
   * @param tls files for TLS; empty = plain
   */
  record Inet(
      String section,
      String host,
      int port,
      Optional<Credentials> credentials,
      List<String> webHosts,
      Optional<ServerTls> tls)
      implements HttpServerConfig {
    public Inet {
      webHosts = List.copyOf(webHosts);
    }
  }

  /**
   * A Unix socket.
   *
   * @param file absolute path
   * @param chmod mode bits
   * @param uid owner, -1 = unchanged
   * @param gid group, -1 = unchanged
   */
  record Unix(
      String section, String file, int chmod, int uid, int gid, Optional<Credentials> credentials)
      implements HttpServerConfig {
    @Override
    public Optional<ServerTls> tls() {
      return Optional.empty();
    }
  }

  /**
   * A user and a password.
   *
   * @param password clear, or {@code {SHA}} and 40 hexadecimal digits
   */
  record Credentials(String username, String password) {
    @Override
    public String toString() {
      return "Credentials[" + username + ", ***]";
    }
  }
}
