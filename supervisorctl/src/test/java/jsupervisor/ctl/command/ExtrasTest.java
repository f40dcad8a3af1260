package jsupervisor.ctl.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jsupervisor.terms.StateCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExtrasTest {

  private static Extras extras(String argument) {
    return Extras.of(argument, Extras.JSON, Extras.WAIT, Extras.TIMEOUT, Extras.FAIL_ON);
  }

  @Test
  void optionsAreSetApartWhereverTheyStand() {
    var extras = extras("web --json --fail-on=fatal,BACKOFF  db --wait=exited --timeout=2.5");
    assertEquals(List.of("web", "db"), extras.words());
    assertTrue(extras.has(Extras.JSON));
    assertEquals(Set.of(StateCode.FATAL, StateCode.BACKOFF), extras.states());
    assertEquals(Optional.of(StateCode.EXITED), extras.state());
    assertEquals(Duration.ofMillis(2500), extras.timeout(Duration.ZERO));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--jso",
        "--json=1",
        "--fail-on",
        "--dry-run",
        "--",
        "-json",
        "--timeout",
        "a--json"
      })
  void everyOtherWordIsAName(String word) {
    assertEquals(List.of("x", word), extras("x " + word).words());
  }

  @Test
  void waitStandsWithAndWithoutAState() {
    assertEquals(Optional.empty(), extras("--wait").state());
    assertTrue(extras("--wait").has(Extras.WAIT));
    assertEquals(Optional.of(StateCode.RUNNING), extras("--wait=RUNNING").state());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"--timeout=x", "--timeout=-1", "--timeout=", "--timeout=1e9", "--timeout=NaN"})
  void aTimeThatMakesNoSenseIsRefused(String word) {
    assertThrows(Extras.WrongOption.class, () -> extras(word).timeout(Duration.ZERO));
  }

  @Test
  void aStateThatThereIsNotIsRefused() {
    assertThrows(Extras.WrongOption.class, () -> extras("--fail-on=DEAD").states());
    assertThrows(Extras.WrongOption.class, () -> extras("--fail-on=").states());
    assertThrows(Extras.WrongOption.class, () -> extras("--wait=up").state());
  }
}
