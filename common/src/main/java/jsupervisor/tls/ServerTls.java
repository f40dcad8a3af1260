package jsupervisor.tls;

import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;

/**
 * The files of a server.
 *
 * @param own its certificate and key
 * @param clientCa PEM file of those who sign the certificates of clients; empty = clients need none
 */
public record ServerTls(KeyFiles own, Optional<String> clientCa) {
  /** Of clients that keep no ticket for theirs. */
  private static final int MOST_SESSIONS = 500;

  /** All files, each once. */
  public List<String> files() {
    var own = Stream.of(this.own.certificate(), this.own.key());
    return Stream.concat(own, clientCa.stream()).distinct().toList();
  }

  /**
   * What the files say now.
   *
   * @throws BadPem when one of them cannot be used
   */
  public Loaded load() throws BadPem {
    var identity = own.read();
    var authorities = clientCa.isPresent() ? Certificates.read(clientCa.get()) : null;
    try {
      var trust = authorities == null ? Contexts.NO_TRUST : Contexts.trusting(authorities);
      var context = Contexts.of(identity.managers(), trust);
      context.getServerSessionContext().setSessionCacheSize(MOST_SESSIONS);
      return new Loaded(identity, context);
    } catch (GeneralSecurityException e) {
      throw new BadPem(own.certificate() + " cannot be used: " + e.getMessage(), "make a new one");
    }
  }

  /** A server that refuses every handshake. */
  public static SSLContext refusing() {
    try {
      return Contexts.of(Contexts.NO_KEYS, Contexts.NO_TRUST);
    } catch (GeneralSecurityException e) {
      throw new AssertionError("the JDK has no TLS", e);
    }
  }

  /** An identity and what serves with it. */
  public record Loaded(Identity identity, SSLContext context) {}
}
