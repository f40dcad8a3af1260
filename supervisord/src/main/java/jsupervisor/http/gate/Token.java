package jsupervisor.http.gate;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * What every form of our pages sends back, and no other site can know.
 *
 * @param text 32 hexadecimal digits
 */
public record Token(String text) {

  /** A new one, by chance. */
  public static Token random() {
    var bytes = new byte[16];
    new SecureRandom().nextBytes(bytes);
    return new Token(HexFormat.of().formatHex(bytes));
  }

  /** Whether it is the same; comparing takes the same time whatever was sent. */
  boolean is(String sent) {
    return MessageDigest.isEqual(
        text.getBytes(StandardCharsets.UTF_8), sent.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public String toString() {
    return "Token[***]";
  }
}
