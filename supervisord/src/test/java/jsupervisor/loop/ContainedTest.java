package jsupervisor.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jsupervisor.logging.MainLog;
import jsupervisor.terms.LogLevel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Known-traps C6: an unexpected error is said and ends nothing but the work that it is in. */
class ContainedTest {
  @TempDir Path folder;

  private final List<String> done = new ArrayList<>();

  @Test
  void whatComesAfterAnErrorIsDone() throws IOException {
    var file = folder.resolve("log");
    List<Runnable> works = List.of(() -> Integer.parseInt("x"), () -> done.add("next"));
    try (var log = open(file)) {
      for (var work : works) Contained.run(work, log);
    }
    assertEquals(List.of("next"), done);
    var text = Files.readString(file);
    assertTrue(text.contains("CRIT error in the control thread, going on: java.lang."), text);
  }

  private static MainLog open(Path file) throws IOException {
    return MainLog.open(new MainLog.Settings(Optional.of(file), false, 0, 0, LogLevel.INFO, false));
  }
}
