package jsupervisor.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestsPassTest {
  @TempDir Path folder;

  private Optional<RequestsConfig> read(String text) {
    return new Scene(folder).good(text).requests();
  }

  @Test
  void withoutTheSectionNothingIsRemembered() {
    assertEquals(Optional.empty(), read("[supervisord]\n"));
  }

  @Test
  void theSectionAloneRemembersAThousandAndLimitsNobody() {
    assertEquals(
        Optional.of(
            new RequestsConfig(
                1000,
                OptionalInt.empty(),
                Optional.empty(),
                OptionalInt.empty(),
                OptionalInt.empty())),
        read("[supervisord]\n[requests]\n"));
  }

  private static final String EVERYTHING =
      "[supervisord]\n[requests]\nkeep=7\nslow_call=250\n"
          + "log=%(here)s/calls-%(host_node_name)s\nlog_maxbytes=1MB\nlog_backups=3\n"
          + "max_calls=20\nmax_at_once=5\n";

  @Test
  void everythingMayBeSaid() {
    var log = folder.resolve("calls-venus").toString();
    assertEquals(
        Optional.of(
            new RequestsConfig(
                7,
                OptionalInt.of(250),
                Optional.of(new RequestsConfig.Log(log, 1 << 20, 3)),
                OptionalInt.of(20),
                OptionalInt.of(5))),
        read(EVERYTHING));
  }

  @Test
  void theNextJvmReadsTheSame() {
    for (var text : new String[] {EVERYTHING, "[supervisord]\n[requests]\n"}) {
      var configuration = new Scene(folder).good(text);
      var copy = ConfigCodec.decode(ConfigCodec.encode(configuration));
      assertEquals(Optional.of(configuration), copy);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "keep=0, is not between 1 and 100000 calls",
    "keep=100001, is not between 1 and 100000 calls",
    "slow_call=0, is not between 1 and 3600000 milliseconds",
    "slow_call=soon, soon",
    "log=/no/such/place/here, does not exist",
    "log_maxbytes=-1, negative",
    "log_backups=-1, negative",
    "max_at_once=1001, is not between 1 and 1000 calls",
    "max_calls=0, is not between 1 and 1000000 calls a second"
  })
  void whatMakesNoSenseIsAnError(String line, String word) {
    var said = new Scene(folder).read("[supervisord]\n[requests]\n" + line + "\n").toString();
    assertTrue(said.contains(word) && said.contains(line.split("=")[0]), said);
  }
}
