package jsupervisor.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Base64;
import jsupervisor.http.Password.Verdict;
import jsupervisor.wire.PasswordHash;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordTest {

  private static String basic(String pair) {
    return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(UTF_8));
  }

  @ParameterizedTest
  @ValueSource(strings = {"secret", "{SHA}E5E9FA1BA31ECD1AE84F75CAAA474F3A663F05F4"})
  void theRightPasswordIsWelcomeAndNoOther(String stored) {
    judges(new Password("joe", stored));
  }

  @Test
  void aSlowHashIsJudgedTheSameTheFirstTimeAndLater() {
    var password = new Password("joe", PasswordHash.of("secret").text());
    judges(password);
    judges(password);
  }

  private static void judges(Password password) {
    assertEquals(Verdict.REFUSED, password.judge(basic("joe:wrong")));
    assertEquals(Verdict.WELCOME, password.judge(basic("joe:secret")));
    assertEquals(Verdict.REFUSED, password.judge(basic("joe:wrong")));
    assertEquals(Verdict.REFUSED, password.judge(basic("jim:secret")));
    assertEquals(Verdict.REFUSED, password.judge(basic("joe:")));
    assertEquals(Verdict.REFUSED, password.judge(null));
  }

  @Test
  void aMalformedHashFitsNothingNotEvenItself() {
    var stored = "{PBKDF2}1000$salt";
    assertEquals(Verdict.REFUSED, new Password("joe", stored).judge(basic("joe:" + stored)));
  }

  @Test
  void aPasswordIsNeverPrinted() {
    assertEquals("Password[joe, ***]", new Password("joe", "secret").toString());
  }
}
