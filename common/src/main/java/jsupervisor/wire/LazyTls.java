package jsupervisor.wire;

import jsupervisor.tls.ClientTls;
import jsupervisor.tls.TlsClient;
import jsupervisor.tls.TlsFailure;

/**
 * TLS that costs nothing until somebody needs it: most clients use a Unix socket, and its classes
 * take longer to load than their whole work. Any thread.
 */
final class LazyTls {
  private final ClientTls files;
  private TlsClient client;

  LazyTls(ClientTls files) {
    this.files = files;
  }

  /**
   * @throws TlsFailure when a file cannot be used
   */
  synchronized TlsClient client() throws TlsFailure {
    if (client == null) client = TlsClient.of(files);
    return client;
  }
}
