package jsupervisor.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** CVE-2019-12105: a port that everybody reaches, and that asks nobody for a password. */
class AnonymousPortTest {
  private static final String SECTION = "[supervisord]\n[inet_http_server]\nport=";

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "*:9001",
        ":9001",
        "9001",
        "0.0.0.0:9001",
        "[::]:9001",
        "host:9001",
        "128.0.0.1:9001"
      })
  void isAnErrorThatSaysWhatToDo(String port) {
    var errors = new Scene(folder).errors(SECTION + port + "\n");
    assertEquals(
        List.of(
            "section [inet_http_server] lets other machines in without a password: set username"
                + " and password, or port=127.0.0.1:9001, or allow_anonymous=true if everybody who"
                + " reaches it may do everything"),
        errors.stream().map(ConfigError::reason).toList());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1:9001",
        "127.1:9001",
        "LOCALHOST:9001",
        "[::1]:9001",
        "*:9001\nusername=u\npassword=p",
        "*:9001\nallow_anonymous=yes",
        "*:9001\n[user:u]\npassword=p"
      })
  void isNoneWhereItIsMeantOrOnlyThisMachineReachesIt(String port) {
    assertEquals(List.of(), new Scene(folder).good(SECTION + port + "\n").warnings());
  }
}
