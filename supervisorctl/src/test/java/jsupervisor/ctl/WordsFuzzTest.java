package jsupervisor.ctl;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Targets for Jazzer: what people type, and what stands in their files. The build tries the kept
 * inputs only; {@code bench/fuzz} looks for new ones.
 */
class WordsFuzzTest {
  private static final Path FILE = file();

  private static Path file() {
    try {
      var file = Files.createTempFile("words-fuzz", ".conf");
      file.toFile().deleteOnExit();
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Options and words no longer than what was typed, or an error in words. */
  @FuzzTest(maxDuration = "60s")
  void options(FuzzedDataProvider data) {
    var words = new ArrayList<String>();
    while (data.remainingBytes() > 0 && words.size() < 12) words.add(data.consumeString(20));
    try {
      var options = Options.parse(words);
      int typed = String.join(" ", words).length();
      int read = options.action().length();
      for (var value : options.values().values()) read += value.length();
      assertTrue(read <= typed, words::toString);
      assertTrue(
          options.help()
              || options.interactive()
              || !options.action().isEmpty()
              || words.contains(""));
    } catch (UsageError e) {
      assertFalse(e.getMessage().isEmpty());
    }
  }

  /** A file is read, or refused in words. */
  @FuzzTest(maxDuration = "60s")
  void settings(byte[] bytes) throws IOException {
    Files.write(FILE, bytes);
    read();
  }

  /** The same with our section around it. */
  @FuzzTest(maxDuration = "60s")
  void section(byte[] bytes) throws IOException {
    Files.writeString(FILE, "[supervisorctl]\n" + new String(bytes, StandardCharsets.UTF_8));
    read();
  }

  private static void read() {
    try {
      var options = Options.parse(List.of("-c", FILE.toString()));
      var settings =
          SettingsFile.read(options, SettingsFile.place(options, "/usr/bin/supervisorctl"));
      settings.history().ifPresent(path -> assertTrue(path.startsWith("/"), path));
      settings
          .serverUrl()
          .ifPresent(
              url -> assertTrue(!url.startsWith("unix://") || url.startsWith("unix:///"), url));
    } catch (UsageError e) {
      assertFalse(e.getMessage().isEmpty());
    }
  }
}
