package jsupervisor.config;

import java.util.Base64;
import java.util.regex.Pattern;

/** How passwords may be written. */
final class PasswordForms {
  /** What is wrong with a bad one, and what to do. */
  static final String BAD =
      "malformed {PBKDF2} password: take what \"supervisorctl hash-password\" prints";

  /** What is wrong with a password that nothing fits. */
  static final String FITS_NOTHING = "{SHA} password that is not 40 hexadecimal digits";

  /** Iterations, then salt and hash; these two in base64. */
  private static final Pattern HASH =
      Pattern.compile("\\{PBKDF2}[1-9][0-9]{0,6}\\$([^$]+)\\$([^$]+)");

  /** Of a hash, in bytes. */
  private static final int SHORTEST = 16;

  private static final int LONGEST = 64;

  private static final Pattern DIGEST = Pattern.compile("\\{SHA}[0-9A-Fa-f]{40}");

  private PasswordForms() {}

  /** Whether it says that it is a slow hash, and is none. */
  static boolean bad(String password) {
    if (!password.startsWith("{PBKDF2}")) return false;
    var hash = HASH.matcher(password);
    if (!hash.matches() || bytes(hash.group(1)) == 0) return true;
    int length = bytes(hash.group(2));
    return length < SHORTEST || length > LONGEST;
  }

  /** How many bytes a text of base64 stands for, 0 when it is none. */
  private static int bytes(String base64) {
    try {
      return Base64.getDecoder().decode(base64).length;
    } catch (IllegalArgumentException _) {
      return 0;
    }
  }

  /** Whether it says that it is a digest, and is none: Supervisor takes it, and nothing fits. */
  static boolean fitsNothing(String password) {
    return password.startsWith("{SHA}") && !DIGEST.matcher(password).matches();
  }
}
