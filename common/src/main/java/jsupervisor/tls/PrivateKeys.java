package jsupervisor.tls;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.List;

/** The private key of a PEM file: PKCS#8, PKCS#1 (RSA) or SEC1 (elliptic curves). Any thread. */
public final class PrivateKeys {
  private static final List<String> KINDS = List.of("RSA", "EC", "EdDSA", "RSASSA-PSS");

  private PrivateKeys() {}

  /**
   * The first key of a file.
   *
   * @param file path
   * @throws BadPem when there is none, or it is encrypted, damaged or of an unknown kind
   */
  public static PrivateKey read(String file) throws BadPem {
    for (var block : PemFile.read(file).blocks()) {
      if (!block.label().endsWith("PRIVATE KEY")) continue;
      if (block.encrypted())
        throw new BadPem(
            "the key in " + file + " is encrypted",
            "nobody is there to type its passphrase: take what \"openssl pkey -in KEY\" prints");
      return switch (block.label()) {
        case "RSA PRIVATE KEY" -> key(Der.ofPkcs1(block.bytes()), file);
        case "EC PRIVATE KEY" -> key(Der.ofSec1(block.bytes()), file);
        default -> key(block.bytes(), file);
      };
    }
    throw new BadPem(
        file + " holds no private key", "a PEM file has -----BEGIN PRIVATE KEY----- in it");
  }

  /** A factory refuses keys of another kind by their first bytes. */
  private static PrivateKey key(byte[] pkcs8, String file) throws BadPem {
    for (var kind : KINDS) {
      try {
        return KeyFactory.getInstance(kind).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
      } catch (GeneralSecurityException _) {
        // the next one, then
      }
    }
    throw new BadPem(
        "the key in " + file + " is damaged, or of a kind that is not known",
        "it may be of RSA, of the curves P-256, P-384 and P-521, Ed25519 or Ed448");
  }
}
