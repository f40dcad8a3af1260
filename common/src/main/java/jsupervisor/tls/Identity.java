package jsupervisor.tls;

import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAKey;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;

/**
 * Who somebody is on the wire.
 *
 * @param chain the own certificate first
 * @param key the secret of the first certificate
 */
public record Identity(List<X509Certificate> chain, PrivateKey key) {
  private static final char[] NO_SECRET = "memory".toCharArray();

  public Identity {
    chain = List.copyOf(chain);
  }

  /** Whether the key is that of the first certificate. */
  public boolean fits() {
    var known = chain.getFirst().getPublicKey();
    if (known instanceof RSAKey one && key instanceof RSAKey other)
      return one.getModulus().equals(other.getModulus());
    return known.getAlgorithm().equals(key.getAlgorithm()) && signs(known);
  }

  private boolean signs(PublicKey known) {
    try {
      var name = key.getAlgorithm().equals("EC") ? "SHA256withECDSA" : key.getAlgorithm();
      var signature = Signature.getInstance(name);
      signature.initSign(key);
      signature.update((byte) 1);
      var signed = signature.sign();
      signature.initVerify(known);
      signature.update((byte) 1);
      return signature.verify(signed);
    } catch (GeneralSecurityException _) {
      return false; // two curves, or two kinds of EdDSA
    }
  }

  /** For a context. The store is in memory only; its form is the one without slow encryption. */
  KeyManager[] managers() throws GeneralSecurityException {
    var store = Contexts.store();
    store.setEntry(
        "own",
        new KeyStore.PrivateKeyEntry(key, chain.toArray(X509Certificate[]::new)),
        new KeyStore.PasswordProtection(NO_SECRET));
    var factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(store, NO_SECRET);
    return factory.getKeyManagers();
  }

  @Override
  public String toString() {
    return "Identity[" + chain.getFirst().getSubjectX500Principal() + ", ***]";
  }
}
