package jsupervisor.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IncludeTest {
  private static final String PROGRAM = "[program:%s]\ncommand=c %%(here)s\n";

  @TempDir Path directory;
  private Scene scene;

  @BeforeEach
  void setUp() {
    scene = new Scene(directory);
  }

  private static List<String> groups(Configuration configuration) {
    return configuration.groups().stream().map(GroupConfig::name).toList();
  }

  private static String command(Configuration configuration) {
    return configuration.groups().getFirst().processes().getFirst().command();
  }

  @Test
  void hereIsTheDirectoryOfEachFile() {
    scene.file("sub/a.conf", PROGRAM.formatted("a"));
    var configuration =
        scene.good("[supervisord]\nidentifier=%(here)s\n[include]\nfiles=sub/*.conf\n");
    assertEquals("c " + directory + "/sub", command(configuration));
    assertEquals(directory.toString(), configuration.supervisord().identifier());
    assertEquals(
        List.of("Included extra file \"" + directory + "/sub/a.conf\" during parsing"),
        configuration.infos());
  }

  @Test
  void severalPatternsMayStandOnSeveralLines() {
    scene.file("a.conf", PROGRAM.formatted("a"));
    scene.file("b.ini", PROGRAM.formatted("b"));
    scene.file("c.ini", PROGRAM.formatted("c"));
    var file = "[supervisord]\n[include]\nfiles=a.conf\n   %(here)s/[!c].ini ; not c\n";
    assertEquals(List.of("a", "b"), groups(scene.good(file)));
  }

  @Test
  void laterFilesWinOptionByOption() {
    scene.file("d/1.conf", "[program:x]\ncommand=one\npriority=1\n");
    scene.file("d/2.conf", "[program:x]\ncommand=two\n");
    var group = scene.good("[supervisord]\n[include]\nfiles=d/*\n").groups().getFirst();
    assertEquals("two", group.processes().getFirst().command());
    assertEquals(1, group.priority());
  }

  @Test
  void aPatternWithoutAMatchIsAWarning() {
    assertEquals(
        List.of("No file matches via include \"" + directory + "/no/*.conf\""),
        scene.good("[supervisord]\n[include]\nfiles=no/*.conf\n").warnings());
  }

  @Test
  void aDirectoryThatMatchesIsAWarning() {
    scene.file("d/sub/x", "");
    var warnings = scene.good("[supervisord]\n[include]\nfiles=d/*\n").warnings();
    assertTrue(warnings.getFirst().startsWith("Could not read included file"), warnings::toString);
  }

  @Test
  void anIncludedFileCannotInclude() {
    scene.file("a.conf", "[include]\nfiles=b.conf\n");
    scene.file("b.conf", PROGRAM.formatted("b"));
    assertEquals(List.of(), groups(scene.good("[supervisord]\n[include]\nfiles=a.conf\n")));
  }

  @Test
  void errorsNameTheIncludedFile() {
    scene.file("a.conf", "\n[program:a]\ncommand=c\nstartsecs=x\n");
    var error = scene.errors("[supervisord]\n[include]\nfiles=a.conf\n").getFirst();
    assertEquals(directory + "/a.conf", error.file());
    assertEquals(4, error.line());
    assertTrue(error.reason().endsWith("(file: '" + directory + "/a.conf')"));
  }

  @Test
  void anIncludedFileThatIsNotIniTextIsAnError() {
    scene.file("a.conf", "[program:a]\njunk\n");
    assertEquals(
        "Source contains parsing errors: '" + directory + "/a.conf'\n\t[line  2]: 'junk\\n'",
        scene.errors("[supervisord]\n[include]\nfiles=a.conf\n").getFirst().reason());
  }

  @Test
  void aMissingMainFileIsAnError() {
    var result = ConfigReader.read("nope", Options.none(), scene.host());
    assertEquals(
        List.of(new ConfigError("nope", 0, "", "", "could not find config file nope")),
        ((ConfigResult.Bad) result).errors());
  }

  @Test
  void aDirectoryAsMainFileIsAnError() {
    var result = ConfigReader.read(".", Options.none(), scene.host());
    assertEquals(
        Optional.of("could not read config file ."),
        ((ConfigResult.Bad) result).errors().stream().map(ConfigError::reason).findFirst());
  }

  private void fifo(String name) throws IOException, InterruptedException {
    var made = new ProcessBuilder("mkfifo", directory.resolve(name).toString()).start();
    assertEquals(0, made.waitFor());
  }

  private static String refused(String name) {
    return "config file " + name + " is no regular file, as a FIFO or a device: name a file";
  }

  /** To open one is to wait for somebody who writes. */
  @Test
  @Timeout(30)
  void aFifoIsAnErrorAndIsNotOpened() throws IOException, InterruptedException {
    fifo("pipe.conf");
    Files.createSymbolicLink(directory.resolve("link.conf"), directory.resolve("pipe.conf"));
    for (var name : List.of("pipe.conf", "link.conf")) {
      var main = ConfigReader.read(name, Options.none(), scene.host());
      assertEquals(refused(name), ((ConfigResult.Bad) main).errors().getFirst().reason());
      assertEquals(
          refused(directory + "/" + name),
          scene.errors("[supervisord]\n[include]\nfiles=" + name + "\n").getFirst().reason());
    }
    assertEquals(
        refused("/dev/zero"),
        scene.errors("[supervisord]\n[include]\nfiles=/dev/zero\n").getFirst().reason());
  }

  @ParameterizedTest(name = "{0} matches {1}")
  @CsvSource({
    "*,a1 b2 c[x]",
    ".*,.hidden",
    "a?,a1",
    "[ab]*,a1 b2",
    "[!a]?,b2",
    "[a-b][0-9],a1 b2",
    "c[[]x],c[x]",
    "[,''",
    "a1,a1",
    "z*,''",
    "[b-a]*,''"
  })
  void patternsAreThoseOfTheShell(String pattern, String names) {
    for (var name : List.of("a1", "b2", "c[x]", ".hidden")) scene.file("g/" + name, "");
    var found =
        Glob.matches(directory + "/g/" + pattern).stream()
            .map(path -> path.substring(path.lastIndexOf('/') + 1))
            .toList();
    assertEquals(names, String.join(" ", found));
  }

  @Test
  void directoriesMayBePatternsToo() {
    scene.file("g/a/x.conf", "");
    scene.file("g/b/x.conf", "");
    assertEquals(2, Glob.matches(directory + "/g/*/x.conf").size());
  }
}
