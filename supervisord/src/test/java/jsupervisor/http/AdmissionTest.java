package jsupervisor.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jsupervisor.access.Right;
import jsupervisor.access.User;
import org.junit.jupiter.api.Test;

class AdmissionTest {
  private static final User OWN = User.admin("admin");
  private static final User JOE = new User("joe", Right.OPERATE, Set.of("web"));
  private static final Admission.Verdict REFUSED = new Admission.Verdict.Refused();

  private final Admission admission =
      new Admission(
          List.of(
              new Admission.Known(new Password("admin", "secret"), OWN),
              new Admission.Known(
                  new Password("joe", "{SHA}" + "e5e9fa1ba31ecd1ae84f75caaa474f3a663f05f4"), JOE)),
          List.of(new Admission.Local(Set.of("www", "1234"), JOE)),
          false);

  private Admission.Verdict judge(String pair) {
    var header = "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(UTF_8));
    return admission.judge(header, Optional::empty);
  }

  private Admission.Verdict local(String account) {
    return admission.judge(null, () -> Optional.of(account));
  }

  @Test
  void everyoneIsKnownByHisOwnPassword() {
    assertEquals(new Admission.Verdict.Welcome(OWN), judge("admin:secret"));
    assertEquals(new Admission.Verdict.Welcome(JOE), judge("joe:secret"));
    assertEquals(REFUSED, judge("joe:wrong"));
    assertEquals(REFUSED, judge("nobody:secret"));
    assertEquals(REFUSED, judge(":secret"));
    assertEquals(REFUSED, judge("joe"));
    assertEquals(new Admission.Verdict.Nonsense(), admission.judge("Basic ???", Optional::empty));
  }

  @Test
  void accountsAreKnownWithoutOne() {
    assertEquals(new Admission.Verdict.Welcome(JOE), local("www"));
    assertEquals(new Admission.Verdict.Welcome(JOE), local("1234"));
    assertEquals(REFUSED, local("joe"));
    assertEquals(REFUSED, admission.judge(null, Optional::empty));
  }

  @Test
  void whoShowsAPasswordIsJudgedByIt() {
    var header = "Basic " + Base64.getEncoder().encodeToString("joe:wrong".getBytes(UTF_8));
    assertEquals(REFUSED, admission.judge(header, () -> Optional.of("www")));
  }

  /** Its name may have to come from a directory server, with every request. */
  @Test
  void anAccountIsLookedUpOnlyWhereItCounts() {
    var header = "Basic " + Base64.getEncoder().encodeToString("joe:secret".getBytes(UTF_8));
    assertEquals(
        new Admission.Verdict.Welcome(JOE), admission.judge(header, AdmissionTest::nobodyIsAsked));
    assertEquals(
        new Admission.Verdict.Welcome(User.ANYBODY),
        Admission.ANYBODY.judge(null, AdmissionTest::nobodyIsAsked));
  }

  private static Optional<String> nobodyIsAsked() {
    throw new AssertionError("it is looked up");
  }

  @Test
  void whereNobodyIsNamedEverybodyMayComeIn() {
    assertEquals(
        new Admission.Verdict.Welcome(User.ANYBODY),
        Admission.ANYBODY.judge(null, Optional::empty));
  }
}
