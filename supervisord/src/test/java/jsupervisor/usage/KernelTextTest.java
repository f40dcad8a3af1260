package jsupervisor.usage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KernelTextTest {
  @TempDir private Path folder;
  private final KernelText files = new KernelText();

  private String file(String text) throws IOException {
    return Files.writeString(folder.resolve("file"), text).toString();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "oom_kill 3\nlast 4\n",
        "first 1\noom_kill 3",
        "oom_kill_disable 0\nunder_oom 0\noom_kill 3\n",
        "no_oom_kill 5\nx oom_kill 6\n\noom_kill 3\n"
      })
  void aNumberIsFoundByTheWordThatBeginsItsLine(String text) throws IOException {
    assertEquals(3, files.number(file(text), "oom_kill"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "oom_kil", "oom_kill", "oom_kill \n", "oom_kill x\n", "oom_kills 3\n"})
  void thereIsNoNumberWithoutItsLine(String text) throws IOException {
    var file = file(text);
    assertThrows(NumberFormatException.class, () -> files.number(file, "oom_kill"));
  }

  @Test
  void aLongFileIsReadWhole() throws IOException {
    assertEquals(7, files.number(file("other 1\n".repeat(2000) + "oom_kill 7\n"), "oom_kill"));
    assertEquals("short", files.of(file("short")));
  }
}
