package jsupervisor.tls;

import java.io.IOException;
import java.nio.channels.ByteChannel;
import java.nio.channels.SocketChannel;
import java.security.GeneralSecurityException;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.X509ExtendedKeyManager;

/** Speaks TLS with servers; immutable, any thread. */
public final class TlsClient {
  private final ClientTls files;
  private final SSLContext context;
  private final Wanted wanted;

  private TlsClient(ClientTls files, SSLContext context, Wanted wanted) {
    this.files = files;
    this.context = context;
    this.wanted = wanted;
  }

  /**
   * Reads the files.
   *
   * @throws TlsFailure when one of them cannot be used
   */
  public static TlsClient of(ClientTls files) throws TlsFailure {
    try {
      var trust =
          files.ca().isEmpty() ? null : Contexts.trusting(Certificates.read(files.ca().get()));
      var keys = files.own().isEmpty() ? Contexts.NO_KEYS : files.own().get().read().managers();
      var wanted = new Wanted(first(keys));
      return new TlsClient(files, Contexts.of(new KeyManager[] {wanted}, trust), wanted);
    } catch (BadPem e) {
      throw new TlsFailure(e.text());
    } catch (GeneralSecurityException e) {
      throw new TlsFailure("TLS cannot be used: " + e.getMessage());
    }
  }

  private static Optional<X509ExtendedKeyManager> first(KeyManager[] keys) {
    return Stream.of(keys).map(X509ExtendedKeyManager.class::cast).findFirst();
  }

  /**
   * Shakes hands; the server's certificate must be of an authority that is believed, and for its
   * name.
   *
   * @param channel connected, blocking; closing it ends everything
   * @param host as the user has written it
   * @param port 1 to 65535
   * @return what is said, without its encryption; closing it closes the channel
   * @throws TlsFailure with a sentence for people
   * @throws IOException when the channel was closed meanwhile
   */
  public ByteChannel over(SocketChannel channel, String host, int port) throws IOException {
    var reasons = new Reasons(host + ":" + port, files, wanted);
    try {
      var factory = context.getSocketFactory();
      var socket = (SSLSocket) factory.createSocket(channel.socket(), host, port, true);
      var parameters = socket.getSSLParameters();
      parameters.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
      socket.setSSLParameters(parameters);
      socket.startHandshake();
      return new TlsChannel(channel, socket.getInputStream(), socket.getOutputStream(), reasons);
    } catch (IOException e) {
      throw reasons.explained(e, false);
    }
  }
}
