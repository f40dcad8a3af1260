package jsupervisor.http.logs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DownloadHandlerTest {

  @ParameterizedTest
  @CsvSource({
    "web-stdout,web-stdout.log",
    "g:a-stderr,g_a-stderr.log",
    "../../etc/passwd,__.._etc_passwd.log",
    "a\"b,a_b.log",
    "é☃,__.log",
    "-rf,_rf.log"
  })
  void aFileToKeepHasANameThatIsOneEverywhere(String name, String safe) {
    assertEquals(safe, DownloadHandler.safe(name));
  }
}
