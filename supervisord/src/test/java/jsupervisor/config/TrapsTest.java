package jsupervisor.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jsupervisor.ask.Difference;
import jsupervisor.core.CommandLine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The known traps of the configuration file, by their numbers: where clones go wrong (A), where
 * Supervisor's documentation and source differ (B), and where Supervisor itself is at fault (C).
 */
class TrapsTest {
  @TempDir Path directory;
  private Scene scene;

  @BeforeEach
  void setUp() {
    scene = new Scene(directory);
  }

  private ProcessConfig process(String lines) {
    return scene.process(lines);
  }

  private String error(String lines) {
    return scene
        .errors("[supervisord]\n[program:x]\ncommand=/bin/cat\n" + lines + "\n")
        .getFirst()
        .reason();
  }

  @Test
  void a1KeysHaveNoCaseSectionsHaveQuotesDoNotProtectAndTheLastOneWins() {
    var config =
        scene.good(
            """
            [supervisord]
            [program:x]
            COMMAND: sh -c "a ; b"
            Priority = 1
            PRIORITY = 2 ; not 3
            directory=/a#b;c
              /d
            [Program:y]
            command=never
            """);
    var process = config.groups().getFirst().processes().getFirst();
    assertEquals(1, config.groups().size());
    assertEquals("sh -c \"a", process.command());
    assertEquals(2, process.program().priority());
    assertEquals("/a#b;c\n/d", process.directory().orElseThrow());
  }

  @Test
  void a2APercentSignIsDoubledEverywherePasswordsIncluded() {
    var file = "[supervisord]\n[inet_http_server]\nport=1\nusername=u\npassword=a%%b\n";
    var credentials = scene.good(file).servers().getFirst().credentials().orElseThrow();
    assertEquals("a%b", credentials.password());
    assertTrue(scene.errors(file.replace("%%", "%")).getFirst().reason().contains("badly"));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          startsecs=a               | true
          stdout_logfile=/no/such/x | true
          command=%(no)s            | true
          numprocs=a                | true
          priority=a                | false
          """)
  void a30OnlyErrorsOfASingleProcessNameSectionAndFile(String line, boolean tail) {
    var text = error(line);
    assertEquals(tail, text.endsWith(" in section 'program:x' (file: 'FILE')"), text);
  }

  @Test
  void b18TheMainLogIsSupervisordLogInTheFolderOfTheStart() {
    assertEquals(
        directory.resolve("supervisord.log").toString(),
        scene.good("[supervisord]\n").supervisord().logfile());
  }

  @Test
  void b19SingleQuotesAndBackslashesGroupWordsAsWell() {
    assertEquals(
        new CommandLine.Words(List.of("a", "b c", "d e", "f g", "h\"i")),
        CommandLine.split("a 'b c' \"d e\" f\\ g \"h\\\"i\""));
  }

  @Test
  void b20AnEmptyNameIsAnErrorAndAnEmptyGroupAWarning() {
    assertTrue(
        scene
            .errors("[supervisord]\n[program:]\ncommand=a\n")
            .getFirst()
            .reason()
            .contains("empty"));
    assertTrue(scene.errors("[supervisord]\n[group:]\n").getFirst().reason().contains("empty"));
    var config = scene.good("[supervisord]\n[group:g]\n");
    assertEquals(List.of("[group:g] has no programs"), config.warnings());
    assertEquals("g", config.groups().getFirst().name());
  }

  @Test
  void c20NamesThatAreUsedTwiceAreErrors() {
    var twice = "[supervisord]\n[program:a]\ncommand=c\nprocess_name=same\n";
    var other = "[program:b]\ncommand=c\nprocess_name=same\n[group:g]\nprograms=a,b\n";
    assertEquals(
        "Process name 'same' appears more than once in group 'g'",
        scene.errors(twice + other).getFirst().reason());
    assertEquals(
        "Group name 'a' is used by more than one section",
        scene.errors("[supervisord]\n[group:a]\n[program:a]\ncommand=c\n").getFirst().reason());
  }

  @Test
  void c28TheIdentifierIsNoPattern() throws Exception {
    var mine = new Autologs(directory, "a.c");
    scene.file("x-stdout---a.c-12345678.log", "");
    scene.file("x-stdout---abc-12345678.log", "");
    assertEquals(List.of(), mine.clean(Set.of()));
    assertTrue(directory.resolve("x-stdout---abc-12345678.log").toFile().exists());
    assertTrue(!directory.resolve("x-stdout---a.c-12345678.log").toFile().exists());
  }

  @Test
  void c29AnIncludedFileThatCannotBeReadIsWarnedAbout() {
    scene.file("more.conf/file", "");
    var warnings = scene.good("[supervisord]\n[include]\nfiles=more.conf\n").warnings();
    assertEquals(1, warnings.size());
    assertTrue(
        warnings.getFirst().startsWith("Could not read included file \"" + directory),
        warnings::toString);
  }

  @Test
  void c30NoneAsMainLogMeansNoLogWithAWarning() {
    var config = scene.good("[supervisord]\nlogfile=NONE\n");
    assertEquals("", config.supervisord().logfile());
    assertEquals(List.of("logfile=NONE means that no main log is written"), config.warnings());
  }

  @Test
  void c54ABareConversionIsAnError() {
    assertEquals(
        "Format string 'date +%s' for 'program:x.command' is badly formatted: not enough arguments"
            + " for format string in section 'program:x' (file: 'FILE')",
        error("command=date +%s"));
  }

  @Test
  void c55LogFileNamesAreExpandedOnce() {
    assertEquals("/tmp/100%", process("stdout_logfile=/tmp/100%%").stdout().path());
    assertEquals("/tmp/100%", process("stdout_logfile=/tmp/100%%%%").stdout().path());
    assertEquals("/tmp/%(x)s", process("stdout_logfile=/tmp/%%(x)s").stdout().path());
  }

  @Test
  void c56AnEnvironmentIsNeverCutShort() {
    assertEquals(Map.of("A", "a#b"), process("environment=A=a#b").environment());
    for (var text : List.of("A=$x", "A=~x", "A=a@b"))
      assertTrue(
          error("environment=" + text).contains("put the value in quotes")
              || error("environment=" + text).contains("Unexpected end of key/value pairs"),
          text);
    assertEquals(
        Map.of("A", "$x", "B", "~x"), process("environment=A=\"$x\",B='~x'").environment());
  }

  @Test
  void c57AVariableThatTheFileNoLongerSetsIsGoneAtTheNextReading() {
    var uses = "[program:x]\ncommand=%(ENV_GONE)s\n";
    assertEquals(1, scene.good("[supervisord]\nenvironment=GONE=1\n" + uses).groups().size());
    assertTrue(scene.errors("[supervisord]\n" + uses).getFirst().reason().contains("'ENV_GONE'"));
  }

  @Test
  void c58FromAPathToAutoIsAChange() {
    var path = scene.program("stdout_logfile=" + directory + "/x");
    assertEquals(
        new Difference(List.of(), List.of("x"), List.of()),
        Differences.between(path, scene.program("")));
  }

  @ParameterizedTest
  @CsvSource({
    "stopsignal=0, value '0' is not a valid signal number",
    "startsecs=-1, negative value '-1' is not allowed",
    "startretries=-1, negative value '-1' is not allowed",
    "stopwaitsecs=-1, negative value '-1' is not allowed",
    "stdout_logfile_maxbytes=-1KB, negative value '-1KB' is not allowed",
    "stderr_logfile_backups=-1, negative value '-1' is not allowed",
    "stdout_capture_maxbytes=-1, negative value '-1' is not allowed",
  })
  void c60SignalZeroAndNegativeSizesAndTimesAreRefused(String line, String reason) {
    assertEquals(reason + " in section 'program:x' (file: 'FILE')", error(line));
  }
}
