package jsupervisor.config;

import java.util.regex.Pattern;

/** How passwords may be written. */
final class PasswordForms {
  /** What is wrong with a bad one, and what to do. */
  static final String BAD =
      "malformed {PBKDF2} password: take what \"supervisorctl hash-password\" prints";

  /** What is wrong with a password that nothing fits. */
  static final String FITS_NOTHING = "{SHA} password that is not 40 hexadecimal digits";

  private static final Pattern HASH =
      Pattern.compile("\\{PBKDF2}[1-9]\\d{0,6}(\\$[A-Za-z0-9+/]{4,}=*){2}");

  private static final Pattern DIGEST = Pattern.compile("\\{SHA}[0-9A-Fa-f]{40}");

  private PasswordForms() {}

  /** Whether it says that it is a slow hash, and is none. */
  static boolean bad(String password) {
    return password.startsWith("{PBKDF2}") && !HASH.matcher(password).matches();
  }

  /** Whether it says that it is a digest, and is none: Supervisor takes it, and nothing fits. */
  static boolean fitsNothing(String password) {
    return password.startsWith("{SHA}") && !DIGEST.matcher(password).matches();
  }
}
