package jsupervisor.tls;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.net.ssl.X509ExtendedKeyManager;

/**
 * A client's keys, if it has any, and whether a server has asked for them: what a server says when
 * it gets none may be lost with the connection.
 */
final class Wanted extends X509ExtendedKeyManager {
  private final Optional<X509ExtendedKeyManager> keys;
  private volatile boolean asked;
  private volatile boolean shown;

  Wanted(Optional<X509ExtendedKeyManager> keys) {
    this.keys = keys;
  }

  /** Whether a server has asked, and there was nothing of the authorities that it knows. */
  boolean inVain() {
    return asked && !shown;
  }

  boolean shown() {
    return shown;
  }

  @Override
  public String chooseClientAlias(String[] kinds, Principal[] issuers, Socket socket) {
    var alias = keys.map(some -> some.chooseClientAlias(kinds, issuers, socket)).orElse(null);
    shown |= alias != null;
    asked = true;
    return alias;
  }

  @Override
  public String[] getClientAliases(String kind, Principal[] issuers) {
    return keys.map(some -> some.getClientAliases(kind, issuers)).orElse(null);
  }

  @Override
  public X509Certificate[] getCertificateChain(String alias) {
    return keys.map(some -> some.getCertificateChain(alias)).orElse(null);
  }

  @Override
  public PrivateKey getPrivateKey(String alias) {
    return keys.map(some -> some.getPrivateKey(alias)).orElse(null);
  }

  @Override
  public String[] getServerAliases(String kind, Principal[] issuers) {
    return null;
  }

  @Override
  public String chooseServerAlias(String kind, Principal[] issuers, Socket socket) {
    return null;
  }
}
