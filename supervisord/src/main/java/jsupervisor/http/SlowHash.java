package jsupervisor.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Optional;
import jsupervisor.wire.PasswordHash;

/**
 * Judges passwords by a hash that is slow on purpose. Every request shows the password anew, so the
 * right one is remembered, as a fast digest with a key that never leaves the memory. Guesses are
 * judged one at a time: a flood of them keeps one processor busy and not all. Any thread.
 */
final class SlowHash {
  private final Optional<PasswordHash> hash;
  private final byte[] key = new byte[32];
  private volatile byte[] right = {};

  private SlowHash(Optional<PasswordHash> hash) {
    this.hash = hash;
    if (hash.isPresent()) new SecureRandom().nextBytes(key);
  }

  /** For a text of a configuration; what is no hash fits no password. */
  static SlowHash of(String text) {
    return new SlowHash(PasswordHash.parse(text));
  }

  /** Whether this is the password. */
  boolean fits(String given) {
    if (hash.isEmpty()) return false;
    var digest = digest(given);
    if (MessageDigest.isEqual(digest, right)) return true;
    synchronized (this) {
      if (!hash.get().fits(given)) return false;
      right = digest;
      return true;
    }
  }

  private byte[] digest(String given) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      digest.update(key);
      return digest.digest(given.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public String toString() {
    return "SlowHash[***]";
  }
}
