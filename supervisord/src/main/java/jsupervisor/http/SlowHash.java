package jsupervisor.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Predicate;
import jsupervisor.wire.PasswordHash;

/**
 * Judges passwords by a hash that is slow on purpose. Every request shows the password anew, so the
 * right one is remembered, as a fast digest with a key that never leaves the memory. Guesses are
 * judged one at a time: a flood of them keeps one processor busy and not all; and few wait for it,
 * so that who knows the password does not wait for hundreds who do not. Any thread.
 */
final class SlowHash {
  /** One is judged and the others wait. */
  static final int MOST = 8;

  private final Optional<Predicate<String>> hash;
  private final Semaphore places = new Semaphore(MOST);
  private final byte[] key = new byte[32];
  private volatile byte[] right = {};

  /** What a password is worth. */
  enum Judgement {
    FITS,
    WRONG,
    /** Too many others are being judged. */
    LATER
  }

  /**
   * @param hash whether a password fits, slowly; empty when none can
   */
  SlowHash(Optional<Predicate<String>> hash) {
    this.hash = hash;
    if (hash.isPresent()) new SecureRandom().nextBytes(key);
  }

  /** For a text of a configuration; what is no hash fits no password. */
  static SlowHash of(String text) {
    return new SlowHash(PasswordHash.parse(text).map(hash -> hash::fits));
  }

  /** Whether this is the password. */
  Judgement judge(String given) {
    if (hash.isEmpty()) return Judgement.WRONG;
    var digest = digest(given);
    if (MessageDigest.isEqual(digest, right)) return Judgement.FITS;
    if (!places.tryAcquire()) return Judgement.LATER;
    try {
      return fits(given, digest) ? Judgement.FITS : Judgement.WRONG;
    } finally {
      places.release();
    }
  }

  /** The same password may have been judged for another request meanwhile. */
  private synchronized boolean fits(String given, byte[] digest) {
    if (MessageDigest.isEqual(digest, right)) return true;
    if (!hash.orElseThrow().test(given)) return false;
    right = digest;
    return true;
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
