package jsupervisor.wire;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * A password as a configuration keeps it: {@code {PBKDF2}iterations$salt$hash}, salt and hash in
 * base64; PBKDF2 with HMAC-SHA256 (RFC 8018, section 5.2) over the password's UTF-8. Immutable.
 */
public final class PasswordHash {
  /** What such a text begins with. */
  public static final String PREFIX = "{PBKDF2}";

  /** A tenth of a second of work on a usual machine; every guess costs as much. */
  public static final int ITERATIONS = 210_000;

  private static final int MOST_ITERATIONS = 10_000_000;
  private static final int SALT_BYTES = 16;
  private static final int HASH_BYTES = 32;

  private final int iterations;
  private final byte[] salt;
  private final byte[] hash;

  private PasswordHash(int iterations, byte[] salt, byte[] hash) {
    this.iterations = iterations;
    this.salt = salt;
    this.hash = hash;
  }

  /** Hashes a password with a salt of its own. */
  public static PasswordHash of(String password) {
    var salt = new byte[SALT_BYTES];
    new SecureRandom().nextBytes(salt);
    return new PasswordHash(ITERATIONS, salt, derive(password, salt, ITERATIONS, HASH_BYTES));
  }

  /**
   * Reads the form that {@link #text} gives.
   *
   * @return empty when it is not of that form, has no salt or hash, or wants over 10 million
   *     iterations
   */
  public static Optional<PasswordHash> parse(String text) {
    if (!text.startsWith(PREFIX)) return Optional.empty();
    var parts = text.substring(PREFIX.length()).split("\\$", -1);
    if (parts.length != 3) return Optional.empty();
    try {
      int iterations = Integer.parseInt(parts[0]);
      var salt = Base64.getDecoder().decode(parts[1]);
      var hash = Base64.getDecoder().decode(parts[2]);
      boolean sound = iterations > 0 && iterations <= MOST_ITERATIONS && salt.length > 0;
      return sound && hash.length >= 16 && hash.length <= 64
          ? Optional.of(new PasswordHash(iterations, salt, hash))
          : Optional.empty();
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  /** Whether this is the hash of that password; comparing takes the same time for every answer. */
  public boolean fits(String password) {
    return MessageDigest.isEqual(hash, derive(password, salt, iterations, hash.length));
  }

  /** The text for a configuration; it has no character that such a file treats specially. */
  public String text() {
    var base64 = Base64.getEncoder();
    return PREFIX
        + iterations
        + "$"
        + base64.encodeToString(salt)
        + "$"
        + base64.encodeToString(hash);
  }

  private static byte[] derive(String password, byte[] salt, int iterations, int length) {
    var spec = new PBEKeySpec(password.toCharArray(), salt, iterations, length * 8);
    try {
      return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256").generateSecret(spec).getEncoded();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has PBKDF2WithHmacSHA256", e);
    } finally {
      spec.clearPassword();
    }
  }

  @Override
  public String toString() {
    return "PasswordHash[" + iterations + ", ***]";
  }
}
