package jsupervisor.ctl;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code crashes} and {@code crash} with a daemon that can keep no reports. */
class CrashesTest {

  @ParameterizedTest
  @ValueSource(strings = {"crashes", "crashes --json", "crash 0a1b"})
  void thatNothingCanBeKeptIsNotTakenForNoCrashes(String line) throws IOException {
    var bad = HalfDeadServer.fault(30, "FAILED: cannot be kept in /x: others may write there");
    var version = HalfDeadServer.value("<string>3.0</string>");
    try (var server = HalfDeadServer.start(method -> method.equals("getVersion") ? version : bad)) {
      var told = Told.byUs("", List.of("-s", server.url(), "-c", "/dev/null", line));
      assertEquals(1, told.code(), told::toString);
      var said = "ERROR: cannot be kept in /x: others may write there\n";
      assertEquals(said, told.out() + told.err(), told::toString);
    }
  }
}
