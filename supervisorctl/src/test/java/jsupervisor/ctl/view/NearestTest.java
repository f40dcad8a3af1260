package jsupervisor.ctl.view;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {

  @ParameterizedTest(name = "{0} may have meant {1}")
  @CsvSource({
    "statu,status",
    "stats,status",
    "satrt,start",
    "retsart,restart",
    "stopp,stop",
    "shutdwon,shutdown",
    "zork,",
    "x,",
    "ls,",
    "tial,tail"
  })
  void aSlipOfTheFingerIsGuessedAndAnotherWordIsNot(String typed, String meant) {
    var words = List.of("start", "restart", "stop", "status", "tail", "shutdown");
    assertEquals(meant, Nearest.to(typed, words).orElse(null));
  }
}
