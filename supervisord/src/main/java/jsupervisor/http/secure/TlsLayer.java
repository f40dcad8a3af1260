package jsupervisor.http.secure;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import jsupervisor.terms.LogLevel;
import jsupervisor.tls.ServerTls;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.ssl.SslConnection;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.Scheduler;

/** The TLS of one socket: between its connections and what serves them. Any thread. */
public final class TlsLayer implements Layer {
  private static final long HANDSHAKE_SECONDS = 10;

  /** What a session says until the first handshake is over (SSLEngine.getSession). */
  private static final String NO_CIPHER = "SSL_NULL_WITH_NULL_NULL";

  private final Engines engines = new Engines();
  private final Renewal renewal;

  /**
   * Reads the files. When they cannot be used, as when they have changed while no JVM was there,
   * every handshake is refused until they can.
   *
   * @param section name of the socket's section, for the main log
   */
  public TlsLayer(String section, ServerTls files, BiConsumer<LogLevel, String> log) {
    renewal = new Renewal(section, files, log, System::nanoTime);
    engines.setIncludeProtocols("TLSv1.3", "TLSv1.2");
    engines.setNeedClientAuth(files.clientCa().isPresent());
    engines.setRenegotiationAllowed(false);
    engines.setSslContext(renewal.first());
  }

  @Override
  public void look() {
    renewal.look().ifPresent(this::use);
  }

  private void use(SSLContext context) {
    try {
      engines.reload(factory -> factory.setSslContext(context));
    } catch (Exception e) {
      throw new IllegalStateException("Jetty refuses a context of the JDK", e);
    }
  }

  @Override
  public List<ConnectionFactory> factories(ConnectionFactory http) {
    var factory = new SslConnectionFactory(engines, http.getProtocol());
    // it compares names of the certificate with the Host header, which is none of its business
    factory.setEnsureSecureRequestCustomizer(false);
    return List.of(factory, http);
  }

  @Override
  public void limit(Connection connection, Scheduler scheduler) {
    var end = connection.getEndPoint();
    Runnable judge =
        () -> {
          if (shaking(connection)) end.close();
        };
    var task = scheduler.schedule(judge, HANDSHAKE_SECONDS, TimeUnit.SECONDS);
    connection.addEventListener(
        new Connection.Listener() {
          @Override
          public void onClosed(Connection closed) {
            task.cancel();
          }
        });
  }

  @Override
  public Connection inner(Connection connection) {
    return ((SslConnection) connection).getSslEndPoint().getConnection();
  }

  @Override
  public boolean shaking(Connection connection) {
    return connection instanceof SslConnection secured
        && secured.getSSLEngine().getSession().getCipherSuite().equals(NO_CIPHER);
  }

  /** Jetty asks DNS for the name of whoever has to show a certificate, and nobody needs it. */
  private static final class Engines extends SslContextFactory.Server {
    @Override
    public SSLEngine newSSLEngine(InetSocketAddress client) {
      return newSSLEngine();
    }
  }
}
