package jsupervisor.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HistoryPassTest {
  @TempDir Path folder;

  private Optional<HistoryConfig> read(String text) {
    return new Scene(folder).good(text).history();
  }

  private String wrong(String text) {
    return new Scene(folder).read(text).toString();
  }

  @Test
  void withoutTheSectionNothingIsKept() {
    assertEquals(Optional.empty(), read("[supervisord]\n"));
  }

  @Test
  void theSectionAloneMeansAWeekInAFolderBesideTheLog() {
    assertEquals(
        Optional.of(new HistoryConfig(folder.resolve("history").toString(), 7, 60, 1000)),
        read("[supervisord]\n[history]\n"));
  }

  @Test
  void everythingMayBeSaid() {
    assertEquals(
        Optional.of(new HistoryConfig(folder.resolve("past-venus").toString(), 31, 10, 5)),
        read(
            "[supervisord]\nlogfile=none\n[history]\n"
                + "directory=%(here)s/./past-%(host_node_name)s\n"
                + "days=31\ninterval=10\nmax_processes=5\n"));
  }

  @Test
  void withoutALogFileTheFolderMustBeNamed() {
    var said = wrong("[supervisord]\nlogfile=none\n[history]\n");
    assertTrue(said.contains("directory= is needed"), said);
  }

  @ParameterizedTest
  @CsvSource({
    "directory=/no/such/place/here, does not exist",
    "days=0, is not between 1 and 31 days",
    "days=32, is not between 1 and 31 days",
    "days=week, week",
    "interval=9, is not between 10 and 3600 seconds",
    "interval=3601, is not between 10 and 3600 seconds",
    "max_processes=0, is not between 1 and 5000 processes",
    "max_processes=5001, is not between 1 and 5000 processes"
  })
  void whatMakesNoSenseIsAnError(String line, String word) {
    var said = wrong("[supervisord]\n[history]\n" + line + "\n");
    assertTrue(said.contains(word) && said.contains(line.split("=")[0]), said);
  }
}
