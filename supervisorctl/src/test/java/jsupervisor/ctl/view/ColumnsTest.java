package jsupervisor.ctl.view;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class ColumnsTest {

  @Test
  void wordsRunDownwardsAndTheLastColumnIsPadded() {
    var words =
        List.of(
            "add avail clear exit fg maintail open pid quit reload remove reread restart shutdown"
                .concat(" signal start status stop tail update version")
                .split(" "));
    assertEquals(
        List.of(
            "add    exit      open  reload  restart   start   tail   ",
            "avail  fg        pid   remove  shutdown  status  update ",
            "clear  maintail  quit  reread  signal    stop    version"),
        Columns.of(words));
  }

  @Test
  void aTextThatIsTooLongIsNotCut() {
    assertEquals("abc", Columns.pad("abc", 2));
    assertEquals("abc ", Columns.pad("abc", 4));
  }
}
