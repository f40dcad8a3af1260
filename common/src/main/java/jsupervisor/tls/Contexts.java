package jsupervisor.tls;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/** The JDK's TLS, put together. */
final class Contexts {
  static final KeyManager[] NO_KEYS = {};
  static final TrustManager[] NO_TRUST = {};

  private Contexts() {}

  /**
   * @param trust null = the authorities that the run-time comes with
   */
  static SSLContext of(KeyManager[] keys, TrustManager[] trust) throws GeneralSecurityException {
    var context = SSLContext.getInstance("TLS");
    context.init(keys, trust, null);
    return context;
  }

  /** Trusts what these have signed, and nothing else. */
  static TrustManager[] trusting(List<X509Certificate> authorities)
      throws GeneralSecurityException {
    var store = store();
    for (int i = 0; i < authorities.size(); i++)
      store.setCertificateEntry("authority " + i, authorities.get(i));
    var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    return factory.getTrustManagers();
  }

  static KeyStore store() throws GeneralSecurityException {
    try {
      var store = KeyStore.getInstance("JKS");
      store.load(null, null);
      return store;
    } catch (IOException e) {
      throw new AssertionError("an empty store is read from nowhere", e);
    }
  }
}
