package jsupervisor.ctl.command;

import java.util.Optional;
import jsupervisor.wire.Credentials;
import jsupervisor.wire.RpcClient;

/**
 * The way to a daemon.
 *
 * @param serverUrl {@code unix:///path} or {@code http://host:port}; not looked at yet
 * @param credentials what is shown with every request
 * @param timeouts how long to wait
 */
public record Link(
    String serverUrl, Optional<Credentials> credentials, RpcClient.Timeouts timeouts) {

  /** The same with another address. */
  Link to(String url) {
    return new Link(url, credentials, timeouts);
  }

  /** The same with other credentials. */
  Link as(Credentials shown) {
    return new Link(serverUrl, Optional.of(shown), timeouts);
  }

  RpcClient client() {
    return RpcClient.to(serverUrl, credentials, timeouts);
  }
}
