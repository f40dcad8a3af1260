package jsupervisor.config;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * The listening socket that the processes of one {@code [fcgi-program:x]} share (spec config, 6.6).
 * Two sections never share one, even when they name the same address.
 *
 * @param section whose socket it is
 * @param address where it listens
 * @param backlog connections that may wait, 1 to 65535; empty = the system's usual maximum
 */
public record FcgiSocket(String section, Address address, OptionalInt backlog) {

  /** Where a socket listens. */
  public sealed interface Address {}

  /**
   * A TCP port.
   *
   * @param host name or number, a v6 one without its brackets
   * @param port 1 to 65535
   */
  public record Tcp(String host, int port) implements Address {}

  /**
   * A path.
   *
   * @param path absolute
   * @param mode permission bits
   * @param owner empty = whoever the daemon is
   */
  public record Unix(String path, int mode, Optional<Owner> owner) implements Address {}

  /**
   * Who owns a path.
   *
   * @param gid -1 = unchanged
   */
  public record Owner(int uid, int gid) {}

  /** As it appears in the log. */
  public String url() {
    return switch (address) {
      case Tcp(var host, var port) when host.contains(":") -> "tcp://[" + host + "]:" + port;
      case Tcp(var host, var port) -> "tcp://" + host + ":" + port;
      case Unix(var path, _, _) -> "unix://" + path;
    };
  }
}
