package jsupervisor.ctl;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code crashes} and {@code crash} with a daemon that can keep no reports, or has none. */
class CrashesTest {
  private static final HalfDeadServer.Manner VERSION = HalfDeadServer.value("<string>3.0</string>");

  /** With one process {@code a} in the group {@code web}, which has not crashed. */
  private static Told none(String line) throws IOException {
    var process =
        "<array><data><value><struct><member><name>group</name><value>web</value></member>"
            + "<member><name>name</name><value>a</value></member></struct></value></data></array>";
    var answers =
        Map.of(
            "getVersion",
            VERSION,
            "getCrashes",
            HalfDeadServer.value("<array><data></data></array>"),
            "getAllProcessInfo",
            HalfDeadServer.value(process));
    try (var server = HalfDeadServer.start(answers::get)) {
      return Told.byUs("", List.of("-s", server.url(), "-c", "/dev/null", line));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"crashes", "crashes all", "crashes web:a", "crashes web", "crashes web:*"})
  void whatHasNotCrashedHasNoReports(String line) throws IOException {
    assertEquals(new Told("No crashes\n", "", 0), none(line));
  }

  @Test
  void whatIsNotThereIsSaidAsByOtherCommands() throws IOException {
    for (var name : List.of("a", "wbe", "web:b", "--foo", "web:?"))
      assertEquals(new Told(name + ": ERROR (no such process)\n", "", 1), none("crashes " + name));
    assertEquals(new Told("wbe: ERROR (no such group)\n", "", 1), none("crashes wbe:*"));
    var json = none("crashes --json wbe");
    assertEquals(new Told("", "wbe: ERROR (no such process)\n", 1), json);
  }

  @ParameterizedTest
  @ValueSource(strings = {"crashes", "crashes --json", "crash 0a1b"})
  void thatNothingCanBeKeptIsNotTakenForNoCrashes(String line) throws IOException {
    var bad = HalfDeadServer.fault(30, "FAILED: cannot be kept in /x: others may write there");
    try (var server = HalfDeadServer.start(method -> method.equals("getVersion") ? VERSION : bad)) {
      var told = Told.byUs("", List.of("-s", server.url(), "-c", "/dev/null", line));
      assertEquals(1, told.code(), told::toString);
      var said = "ERROR: cannot be kept in /x: others may write there\n";
      assertEquals(said, told.out() + told.err(), told::toString);
    }
  }
}
