package jsupervisor.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import jsupervisor.access.User;

/**
 * Targets for Jazzer: what callers show to be let in. As with {@code ConfigFuzzTest}, the build
 * tries the kept inputs only.
 */
class DoorFuzzTest {
  private static final String SHA = "{SHA}82ab876d1387bfafe46cc1c8a2ef074eae50cb1d";
  private static final Password CLEAR = new Password("user", "thepassword");
  private static final Admission DOOR =
      new Admission(
          List.of(
              new Admission.Known(CLEAR, User.admin("user")),
              new Admission.Known(new Password("sha", SHA), User.admin("sha"))),
          List.of(),
          false);

  /** Nobody comes in but who says the name and the password. */
  @FuzzTest(maxDuration = "60s")
  void header(byte[] bytes) {
    judge(new String(bytes, UTF_8));
  }

  /** The same with a right frame around it. */
  @FuzzTest(maxDuration = "60s")
  void pair(byte[] bytes) {
    judge("Basic " + Base64.getEncoder().encodeToString(bytes));
  }

  private static void judge(String header) {
    Password.name(header);
    var verdict = DOOR.judge(header, Optional::empty);
    if (!(verdict instanceof Admission.Verdict.Welcome(var user))) return;
    assertEquals("basic ", header.substring(0, 6).toLowerCase(java.util.Locale.ROOT));
    var pair = new String(Base64.getDecoder().decode(header.substring(6).strip()), UTF_8);
    assertEquals(user.name() + ":thepassword", pair);
  }

  /** Any text as a secret: only a pair that is the same fits one that is in clear. */
  @FuzzTest(maxDuration = "60s")
  void secret(FuzzedDataProvider data) {
    var given = data.consumeString(40);
    var secret = data.consumeRemainingAsString();
    if (secret.startsWith("{PBKDF2}")) return;
    var pair = Base64.getEncoder().encodeToString(("user:" + given).getBytes(UTF_8));
    var verdict = new Password("user", secret).judge("Basic " + pair);
    if (secret.startsWith("{SHA}")) return;
    var same =
        new String(given.getBytes(UTF_8), UTF_8).equals(new String(secret.getBytes(UTF_8), UTF_8));
    assertEquals(same, verdict == Password.Verdict.WELCOME);
    assertTrue(verdict != Password.Verdict.NONSENSE);
  }
}
