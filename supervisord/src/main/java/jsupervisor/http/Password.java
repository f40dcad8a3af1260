package jsupervisor.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import jsupervisor.wire.PasswordHash;

/**
 * The user of a server (spec xmlrpc, 1.1).
 *
 * @param username not empty
 * @param secret clear, or {@code {SHA}} and 40 hexadecimal digits, or {@code {PBKDF2}} and what
 *     {@code supervisorctl hash-password} prints behind it
 * @param slow the judge of the last form
 */
public record Password(String username, String secret, SlowHash slow) {
  private static final String SHA = "{SHA}";

  public Password(String username, String secret) {
    this(username, secret, SlowHash.of(secret));
  }

  /** What a caller's header is worth. */
  enum Verdict {
    WELCOME,
    REFUSED,
    NONSENSE,
    /** Too many guesses are being judged. */
    LATER
  }

  /** Judges an Authorization header; comparing takes the same time whatever it says. */
  Verdict judge(String header) {
    if (header == null || !header.regionMatches(true, 0, "Basic ", 0, 6)) return Verdict.REFUSED;
    String pair;
    try {
      pair = pair(header);
    } catch (IllegalArgumentException _) {
      return Verdict.NONSENSE;
    }
    int colon = pair.indexOf(':');
    if (colon < 0) return Verdict.REFUSED;
    boolean user = same(pair.substring(0, colon), username);
    return switch (right(pair.substring(colon + 1))) {
      case FITS -> user ? Verdict.WELCOME : Verdict.REFUSED;
      case WRONG -> Verdict.REFUSED;
      case LATER -> Verdict.LATER;
    };
  }

  /** Whether judging it takes long. */
  boolean isSlow() {
    return secret.startsWith(PasswordHash.PREFIX);
  }

  private static String pair(String header) {
    var bytes = Base64.getDecoder().decode(header.substring(6).strip());
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** The name in an Authorization header, empty when there is none. */
  static String name(String header) {
    try {
      return pair(header).replaceFirst("(?s):.*", "");
    } catch (IllegalArgumentException | IndexOutOfBoundsException _) {
      return "";
    }
  }

  private SlowHash.Judgement right(String given) {
    if (isSlow()) return slow.judge(given);
    boolean right =
        secret.startsWith(SHA)
            ? same(sha(given), secret.substring(SHA.length()).toLowerCase(Locale.ROOT))
            : same(given, secret);
    return right ? SlowHash.Judgement.FITS : SlowHash.Judgement.WRONG;
  }

  private static String sha(String text) {
    try {
      var digest = MessageDigest.getInstance("SHA-1");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean same(String a, String b) {
    return MessageDigest.isEqual(
        a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public String toString() {
    return "Password[" + username + ", ***]";
  }
}
