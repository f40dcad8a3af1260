package jsupervisor.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every message in {@code errors.txt} was said by Supervisor 4.2.5 about the same file. */
class ErrorTextsTest {
  @TempDir Path directory;

  static Stream<Arguments> cases() throws IOException {
    try (var in = ErrorTextsTest.class.getResourceAsStream("errors.txt")) {
      var text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return Arrays.stream(text.split("(?m)^== ")).skip(1).map(ErrorTextsTest::parsed);
    }
  }

  private static Arguments parsed(String block) {
    int title = block.indexOf('\n');
    int end = block.indexOf("--\n", title);
    return Arguments.of(
        block.substring(0, title),
        block.substring(title + 1, end),
        block.substring(end + 3).strip());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void theFirstErrorIsSaidInSupervisorsWords(String title, String file, String message) {
    var errors = new Scene(directory).errors(file);
    assertEquals(message, errors.getFirst().reason().strip(), title);
  }
}
