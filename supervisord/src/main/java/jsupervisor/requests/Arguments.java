package jsupervisor.requests;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Tells equal arguments from others without keeping them: the first four bytes of a SHA-256 with a
 * salt of this JVM, so that a short secret cannot be found by trying. Any thread.
 */
final class Arguments {
  static final long NONE = -1;

  private final MessageDigest salted;

  Arguments() {
    var salt = new byte[32];
    new SecureRandom().nextBytes(salt);
    salted = sha256();
    salted.update(salt);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java has it
    }
  }

  /**
   * @param values as the wire carries them
   * @return 32 bits, or {@link #NONE}
   */
  long hash(List<Object> values) {
    if (values.isEmpty()) return NONE;
    var digest = copy();
    values.forEach(value -> add(digest, value));
    return ByteBuffer.wrap(digest.digest()).getInt() & 0xffffffffL;
  }

  private MessageDigest copy() {
    try {
      return (MessageDigest) salted.clone();
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException(e); // that of the JDK can
    }
  }

  /** Each behind its kind and its length, so that no two lists of values read the same. */
  private static void add(MessageDigest digest, Object value) {
    switch (value) {
      case List<?> list -> {
        head(digest, 'l', list.size());
        list.forEach(each -> add(digest, each));
      }
      case Map<?, ?> map -> {
        head(digest, 'm', map.size());
        var sorted = new TreeMap<String, Object>();
        map.forEach((name, member) -> sorted.put(String.valueOf(name), member));
        sorted.forEach((name, member) -> {
          text(digest, name);
          add(digest, member);
        });
      }
      case byte[] bytes -> bytes(digest, 'x', bytes);
      case null -> head(digest, 'n', 0);
      default -> text(digest, String.valueOf(value));
    }
  }

  private static void text(MessageDigest digest, String text) {
    bytes(digest, 't', text.getBytes(StandardCharsets.UTF_8));
  }

  private static void bytes(MessageDigest digest, char kind, byte[] bytes) {
    head(digest, kind, bytes.length);
    digest.update(bytes);
  }

  private static void head(MessageDigest digest, char kind, int length) {
    digest.update((byte) kind);
    for (int shift = 24; shift >= 0; shift -= 8) digest.update((byte) (length >> shift));
  }
}
