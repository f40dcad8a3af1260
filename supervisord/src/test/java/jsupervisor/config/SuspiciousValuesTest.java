package jsupervisor.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Values that Supervisor takes without a word and that cannot do what is wanted. */
class SuspiciousValuesTest {
  private static final String RIGHT = "e5e9fa1ba31ecd1ae84f75caaa474f3a663f05f4";

  @TempDir Path folder;

  private List<String> warnings(String text) {
    return new Scene(folder).good("[supervisord]\n" + text).warnings();
  }

  private List<String> ofPassword(String password) {
    return warnings("[inet_http_server]\nport=9001\nusername=joe\npassword=" + password + "\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{SHA}xyz", "{SHA}", "{SHA}" + RIGHT + "0", "{SHA} " + RIGHT})
  void aDigestThatIsNoneIsWarnedOf(String password) {
    assertEquals(
        List.of(
            "FILE:5: Section [inet_http_server] has a {SHA} password that is not 40 hexadecimal"
                + " digits: no password fits it"),
        ofPassword(password));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{SHA}" + RIGHT, "{SHA}E5E9FA1BA31ECD1AE84F75CAAA474F3A663F05F4", "sha"})
  void aPasswordThatCanFitIsNot(String password) {
    assertEquals(List.of(), ofPassword(password));
  }

  @Test
  void anEmptyCommandIsWarnedOfOnce() {
    assertEquals(
        List.of("FILE:3: the command is empty: nothing can be started"),
        warnings("[program:p]\ncommand=\nnumprocs=2\nprocess_name=%(process_num)d\n"));
  }
}
