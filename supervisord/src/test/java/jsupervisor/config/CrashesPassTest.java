package jsupervisor.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CrashesPassTest {
  @TempDir Path folder;

  private Optional<CrashesConfig> read(String text) {
    return new Scene(folder).good(text).crashes();
  }

  private String wrong(String text) {
    return new Scene(folder).read(text).toString();
  }

  @Test
  void withoutTheSectionThereAreNone() {
    assertEquals(Optional.empty(), read("[supervisord]\n"));
  }

  @Test
  void theSectionAloneMeansAFolderBesideTheLog() {
    assertEquals(
        Optional.of(
            new CrashesConfig(folder.resolve("crashes").toString(), 16 << 20, Optional.empty())),
        read("[supervisord]\n[crashes]\n"));
  }

  @Test
  void theFolderMayBeNamed() {
    assertEquals(
        Optional.of(
            new CrashesConfig(
                folder.resolve("kept-venus").toString(),
                2 << 20,
                Optional.of("ERROR|^FATAL: [0-9]%"))),
        read(
            "[supervisord]\nlogfile=none\n[crashes]\n"
                + "directory=%(here)s/./kept-%(host_node_name)s\nsize=2MB\n"
                + "log_error_pattern=ERROR|^FATAL: [0-9]%%\n"));
  }

  @Test
  void withoutALogFileItMustBeNamed() {
    var said = wrong("[supervisord]\nlogfile=none\n[crashes]\n");
    assertTrue(said.contains("directory= is needed"), said);
  }

  @ParameterizedTest
  @CsvSource({
    "directory=/no/such/place/here, does not exist",
    "size=10, is not between 1MB and 64MB",
    "size=2GB, is not between 1MB and 64MB",
    "size=much, much",
    "log_error_pattern=(, no regular expression",
    "log_error_pattern=, 1 to 1000 characters"
  })
  void whatMakesNoSenseIsAnError(String line, String word) {
    var said = wrong("[supervisord]\n[crashes]\n" + line + "\n");
    assertTrue(said.contains(word) && said.contains(line.split("=")[0]), said);
  }
}
