package jsupervisor.ctl.view;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import jsupervisor.terms.ProcessName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResultTest {
  private static final ProcessName NAME = new ProcessName("g", "p");

  @ParameterizedTest(name = "{0} with status {1} reads {2}")
  @CsvSource({
    "STARTED,80,g:p: started",
    "STARTED,10,g:p: ERROR (no such process)",
    "STARTED,20,g:p: ERROR (no such file)",
    "STARTED,21,g:p: ERROR (file is not executable)",
    "STARTED,60,g:p: ERROR (already started)",
    "STARTED,50,g:p: ERROR (spawn error)",
    "STARTED,40,g:p: ERROR (abnormal termination)",
    "STOPPED,80,g:p: stopped",
    "STOPPED,70,g:p: ERROR (not running)",
    "STOPPED,10,g:p: ERROR (no such process)",
    "STOPPED,30,FAILED: why",
    "SIGNALLED,80,g:p: signalled",
    "SIGNALLED,11,g:p: ERROR (bad signal name)",
    "SIGNALLED,70,g:p: ERROR (not running)",
    "SIGNALLED,30,FAILED: why",
    "CLEARED,80,g:p: cleared",
    "CLEARED,10,g:p: ERROR (no such process)",
    "CLEARED,30,g:p: ERROR (failed)"
  })
  void everyResultHasItsWords(Result.Deed deed, int status, String text) {
    assertEquals(Optional.of(text), new Result(NAME, status, "FAILED: why").text(deed));
  }

  @ParameterizedTest(name = "{0} has no words for status {1}")
  @CsvSource({"STARTED,6", "STARTED,30", "STOPPED,6", "SIGNALLED,60", "CLEARED,20", "CLEARED,4711"})
  void otherCodesHaveNoWords(Result.Deed deed, int status) {
    assertEquals(Optional.empty(), new Result(NAME, status, "x").text(deed));
  }

  @Test
  void aProcessNamedLikeItsGroupIsNamedOnce() {
    assertEquals(
        Optional.of("web: started"),
        Result.success(ProcessName.parse("web")).text(Result.Deed.STARTED));
  }
}
