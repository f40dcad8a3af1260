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
        Optional.of(new CrashesConfig(folder.resolve("crashes").toString(), 16 << 20)),
        read("[supervisord]\n[crashes]\n"));
  }

  @Test
  void theFolderMayBeNamed() {
    assertEquals(
        Optional.of(new CrashesConfig(folder.resolve("kept-venus").toString(), 2 << 20)),
        read(
            "[supervisord]\nlogfile=none\n[crashes]\n"
                + "directory=%(here)s/./kept-%(host_node_name)s\nsize=2MB\n"));
  }

  @Test
  void withoutALogFileItMustBeNamed() {
    var said = wrong("[supervisord]\nlogfile=none\n[crashes]\n");
    assertTrue(said.contains("directory= is needed"), said);
  }

  @ParameterizedTest
  @CsvSource({
    "directory=/no/such/place/here, does not exist",
    "size=10, is not between 1MB and 1GB",
    "size=2GB, is not between 1MB and 1GB",
    "size=much, much"
  })
  void whatMakesNoSenseIsAnError(String line, String word) {
    var said = wrong("[supervisord]\n[crashes]\n" + line + "\n");
    assertTrue(said.contains(word) && said.contains(line.split("=")[0]), said);
  }
}
