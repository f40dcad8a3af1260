package jsupervisor.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.Executors;
import jsupervisor.http.Password.Verdict;
import jsupervisor.wire.PasswordHash;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Known-traps C36. */
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

  /** Those who wait are bounded, and the password that has been judged right waits for nobody. */
  @Test
  void aFloodOfGuessesIsSentAwayAndTheRightPasswordIsNot() {
    var go = new CountDownLatch(1);
    var judged = new CountDownLatch(1);
    var slow =
        new SlowHash(
            Optional.of(given -> {
              if (given.equals("secret")) return true;
              judged.countDown();
              awaited(go);
              return false;
            }));
    var password = new Password("joe", "{PBKDF2}", slow);
    assertEquals(Verdict.WELCOME, password.judge(basic("joe:secret")));
    try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      var answers = new ExecutorCompletionService<Verdict>(callers);
      for (int i = 0; i < 300; i++) answers.submit(() -> password.judge(basic("joe:guess")));
      awaited(judged);
      for (int i = 0; i < 300 - SlowHash.MOST; i++) assertEquals(Verdict.LATER, next(answers));
      assertEquals(Verdict.WELCOME, password.judge(basic("joe:secret")));
      go.countDown();
      for (int i = 0; i < SlowHash.MOST; i++) assertEquals(Verdict.REFUSED, next(answers));
    }
  }

  private static Verdict next(ExecutorCompletionService<Verdict> answers) {
    try {
      return answers.take().get();
    } catch (InterruptedException | ExecutionException e) {
      throw new AssertionError(e);
    }
  }

  private static void awaited(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
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
