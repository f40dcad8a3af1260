package jsupervisor.core;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import jsupervisor.core.Executable.Found;
import jsupervisor.core.Executable.Missing;
import jsupervisor.core.Executable.Places;
import jsupervisor.core.FileFacts.Seen;
import jsupervisor.terms.FaultCode;
import org.junit.jupiter.api.Test;

class ExecutableTest {
  private static final Seen RUNNABLE = new Seen(false, 0755, true);
  private static final Seen DIRECTORY = new Seen(true, 0755, true);
  private static final Seen PLAIN = new Seen(false, 0644, false);
  private static final Seen FORBIDDEN = new Seen(false, 0700, false);
  private static final Map<String, Seen> FILES =
      Map.ofEntries(
          Map.entry("/bin/cat", RUNNABLE),
          Map.entry("/usr/bin/cat", RUNNABLE),
          Map.entry("/bin/mixed", DIRECTORY),
          Map.entry("/usr/bin/mixed", RUNNABLE),
          Map.entry("/bin/plain", PLAIN),
          Map.entry("/usr/bin/plain", FORBIDDEN),
          Map.entry("/etc", DIRECTORY),
          Map.entry("/srv/app/run", RUNNABLE),
          Map.entry("/srv/app/bin/run", RUNNABLE),
          Map.entry("/home/bin/run", RUNNABLE),
          Map.entry("/home/bin/old", RUNNABLE),
          Map.entry("bin/old", RUNNABLE),
          Map.entry("here", RUNNABLE));

  private static Executable find(String command, String directory, String path) {
    var places = new Places("/home", Optional.of(directory).filter(d -> !d.isEmpty()), path(path));
    return Executable.find(command, places, file -> Optional.ofNullable(FILES.get(file)));
  }

  private static List<String> path(String path) {
    return Places.path(Optional.of(path), Optional.empty());
  }

  private static Executable find(String command) {
    return find(command, "", "/bin:/usr/bin");
  }

  @Test
  void theFirstRunnableFileOnThePathIsTaken() {
    assertEquals(new Found("/bin/cat", List.of("cat", "-n", "a b")), find("cat -n 'a b'"));
  }

  @Test
  void theSearchGoesOnBehindWhatCannotBeRun() {
    assertEquals(new Found("/usr/bin/mixed", List.of("mixed")), find("mixed"));
  }

  @Test
  void theLastReasonIsGivenWhenNothingCanBeRun() {
    assertMissing("no permission to run command '/usr/bin/plain'", find("plain"));
  }

  @Test
  void everyReasonHasSupervisorsWords() {
    assertMissing("command at '/etc' is a directory", find("/etc"));
    assertMissing("command at '/bin/plain' is not executable", find("/bin/plain"));
    assertMissing("command is empty", find(" "));
    assertMissing("can't parse command \"it's\": No closing quotation", find("it's"));
    assertMissing("can't parse command 'a %s \\\\': No escaped character", find("a %s \\"));
  }

  @Test
  void aMissingCommandIsNamedAsItWasTyped() {
    for (var word : List.of("nope", "./nope", "/bin/nope")) {
      var missing = (Missing) find(word + " -x", "/srv/app", "/bin:/usr/bin");
      assertEquals(FaultCode.NO_FILE, missing.code());
      assertEquals("NO_FILE: can't find command '" + word + "'", missing.fault().text());
    }
  }

  /** Known-traps C13. */
  @Test
  void aRelativeCommandIsLookedForWhereItWillBeRun() {
    assertEquals(
        new Found("/srv/app/bin/run", List.of("bin/run")), find("bin/run", "/srv/app", "/bin"));
    assertEquals(new Found("/home/bin/old", List.of("bin/old")), find("bin/old", "/srv/app", ""));
    assertEquals(new Found("bin/old", List.of("bin/old")), find("bin/old", "", ""));
  }

  @Test
  void anEmptyEntryOfThePathIsTheCurrentDirectory() {
    assertEquals(new Found("here", List.of("here")), find("here", "", "/bin::/usr/bin"));
  }

  @Test
  void theProgramsOwnPathComesBeforeTheDaemonsAndTheDefault() {
    assertEquals(List.of("/a", "/b"), Places.path(Optional.of("/a:/b"), Optional.of("/c")));
    assertEquals(List.of("/c"), Places.path(Optional.empty(), Optional.of("/c")));
    assertEquals(
        List.of("/bin", "/usr/bin", "/usr/local/bin"),
        Places.path(Optional.empty(), Optional.empty()));
  }

  private static void assertMissing(String reason, Executable executable) {
    assertEquals(new Missing(FaultCode.NOT_EXECUTABLE, reason), executable);
  }
}
