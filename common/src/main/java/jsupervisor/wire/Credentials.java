package jsupervisor.wire;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * What a client shows to a server that asks for basic authentication (RFC 7617).
 *
 * @param username text before the first colon
 * @param password clear text; never printed
 */
public record Credentials(String username, String password) {

  /** The value of the {@code Authorization} header: UTF-8, base64 without line breaks. */
  String header() {
    var bytes = (username + ":" + password).getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(bytes);
  }

  @Override
  public String toString() {
    return "Credentials[" + username + ", ***]";
  }
}
