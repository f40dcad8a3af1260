package jsupervisor.image;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** docs/differences.md names every difference of the table that OracleIT goes by, and no other. */
class DifferencesDocsTest {
  private static final Path HOUSE = Path.of(System.getProperty("basedir", ".")).resolve("..");

  @Test
  void thePageHasTheTable() throws IOException {
    var table = HOUSE.resolve("packaging/src/test/resources/oracle/differences");
    var reasons =
        Files.readAllLines(table).stream()
            .filter(line -> !line.isBlank() && !line.startsWith("#") && !line.startsWith("  "))
            .map(line -> line.replaceFirst("^(\\S+) (.*)$", "| $1 | $2 |"))
            .toList();
    var rows = new ArrayList<String>();
    for (var line : Files.readAllLines(HOUSE.resolve("docs/differences.md"))) {
      if (line.startsWith("| ")) rows.add(line);
    }
    assertEquals(String.join("\n", reasons), String.join("\n", rows.subList(1, rows.size())));
    assertEquals(List.of("| trap | difference |"), rows.subList(0, 1));
  }
}
