package jsupervisor.house;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SizesTest {
  private static final int LINES = 300;

  @Test
  void noFileIsLongerThanThreeHundredLines() throws IOException {
    var tooLong = new ArrayList<String>();
    for (var file : Sources.all()) {
      int lines = Files.readAllLines(file).size();
      if (lines > LINES) tooLong.add(file + " has " + lines);
    }
    assertEquals(List.of(), tooLong);
  }

  @Test
  void noTypeIsCalledByAWordThatSaysNothing() {
    var vague = new ArrayList<String>();
    for (var file : Sources.all()) {
      var name = file.getFileName().toString();
      if (name.matches(".*(Utils?|Manager|Helpers?|Impl)\\.java")) vague.add(file.toString());
    }
    assertEquals(List.of(), vague);
  }
}
