package jsupervisor.ctl.view;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class ChangesTest {

  @Test
  void changesAreSortedByGroupWhateverHappenedToIt() {
    var answer = List.of(List.of(List.of("z", "b"), List.of("a"), List.of("m")));
    assertEquals(
        List.of("a: changed", "b: available", "m: disappeared", "z: available"),
        Changes.of(answer).lines());
  }

  @Test
  void noChangeIsSaidInWords() {
    var nothing = List.of(List.of(List.of(), List.of(), List.of()));
    assertEquals(List.of("No config updates to processes"), Changes.of(nothing).lines());
  }

  @Test
  void anAnswerOfAnotherShapeIsNoChange() {
    assertEquals(new Changes(List.of(), List.of(), List.of()), Changes.of("nonsense"));
    assertEquals(new Changes(List.of(), List.of(), List.of()), Changes.of(List.of()));
  }
}
