package jsupervisor.house;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Every known fault of Supervisor (known-traps, part C) has a test that names its number, as c14 in
 * its name or C14 in its comment.
 */
class TrapsTest {
  private static final IntStream NUMBERS = IntStream.rangeClosed(1, 61);

  @Test
  void everyNumberHasATest() throws IOException {
    var text = new StringBuilder();
    var files = new ArrayList<>(Sources.all());
    files.addAll(Sources.javaFiles(Path.of("../packaging/src/test/java")));
    for (var file : files) {
      if (file.toString().contains("/src/test/") && !file.endsWith("house/TrapsTest.java"))
        text.append(Files.readString(file));
    }
    var without =
        NUMBERS
            .filter(number -> !named(number).matcher(text).find())
            .mapToObj(number -> "C" + number)
            .collect(Collectors.toList());
    assertEquals(List.of(), without);
  }

  private static Pattern named(int number) {
    return Pattern.compile("(\\b|And|\\bc\\d{1,2})[Cc]" + number + "(?=[A-Z_]|c\\d|\\b)");
  }
}
