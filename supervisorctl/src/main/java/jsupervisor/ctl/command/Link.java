package jsupervisor.ctl.command;

import java.util.Optional;
import jsupervisor.tls.ClientTls;
import jsupervisor.wire.Credentials;
import jsupervisor.wire.RpcClient;

/**
 * The way to a daemon.
 *
 * @param serverUrl {@code unix:///path} or {@code http(s)://host:port}; not looked at yet
 * @param credentials what is shown with every request
 * @param timeouts how long to wait
 * @param tls the files for https
 */
public record Link(
    String serverUrl,
    Optional<Credentials> credentials,
    RpcClient.Timeouts timeouts,
    ClientTls tls) {

  /** The same with another address. */
  Link to(String url) {
    return new Link(url, credentials, timeouts, tls);
  }

  /** The way to another address, without credentials. */
  Link asStranger(String url) {
    return new Link(url, Optional.empty(), timeouts, tls);
  }

  /** The same with other credentials. */
  Link as(Credentials shown) {
    return new Link(serverUrl, Optional.of(shown), timeouts, tls);
  }

  RpcClient client() {
    return RpcClient.to(serverUrl, credentials, timeouts, tls);
  }
}
