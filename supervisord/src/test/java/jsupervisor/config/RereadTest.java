package jsupervisor.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import jsupervisor.ask.ConfigInfo;
import jsupervisor.ask.Difference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What happens to a configuration that is in use: AUTO logs, differences, infos. */
class RereadTest {
  private static final Difference NONE = new Difference(List.of(), List.of(), List.of());
  private static final Difference CHANGED = new Difference(List.of(), List.of("x"), List.of());

  @TempDir Path directory;
  private Scene scene;
  private Autologs autologs;

  @BeforeEach
  void setUp() throws IOException {
    scene = new Scene(directory);
    autologs = new Autologs(Files.createDirectory(directory.resolve("logs")), "super+visor");
  }

  private GroupConfig group(String lines) {
    return scene.program(lines).groups().getFirst();
  }

  private static Difference between(GroupConfig active, GroupConfig fresh) {
    return Differences.between(List.of(active), List.of(fresh));
  }

  private List<String> logs() throws IOException {
    try (var files = Files.list(autologs.directory())) {
      return files.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void autoLogsAreCreatedEmptyForTheOwnerAlone() throws IOException {
    var process = autologs.named(group("")).processes().getFirst();
    var path = Path.of(process.stdout().path());
    var name = path.getFileName().toString();
    assertTrue(name.matches("x-stdout---super\\+visor-[a-z0-9_]{8}\\.log"), name);
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(path)));
    assertEquals(0, Files.size(path));
    assertEquals(2, logs().size());
  }

  @Test
  void aGroupThatIsAddedAgainGetsFreshLogs() throws IOException {
    var first = autologs.named(group(""));
    Autologs.remove(first);
    var second = autologs.named(first);
    assertEquals(2, logs().size());
    var path = Path.of(second.processes().getFirst().stdout().path());
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(path)));
  }

  @Test
  void onlyAutoLogsAreCreated() throws IOException {
    autologs.named(group("stdout_logfile=/tmp/x\nredirect_stderr=true"));
    assertEquals(List.of(), logs());
  }

  @Test
  void oldAutoLogsOfThisIdentifierAreCleanedAwayBackupsIncluded() throws IOException {
    var kept = autologs.named(group("stderr_logfile=NONE")).processes().getFirst().stdout().path();
    for (var name :
        List.of(
            "a-stdout---super+visor-x.log",
            "a-stdout---super+visor-x.log.12",
            "a-stdout---superrvisor-x.log",
            "---super+visor-x.log",
            "other.log")) Files.createFile(autologs.directory().resolve(name));
    Files.createFile(Path.of(kept + ".1"));
    assertEquals(List.of(), autologs.clean(Set.of(kept)));
    assertEquals(5, logs().size());
    assertTrue(Files.exists(Path.of(kept + ".1")));
    autologs.clean(Set.of());
    assertEquals(
        List.of("---super+visor-x.log", "a-stdout---superrvisor-x.log", "other.log"), logs());
  }

  @Test
  void aMissingLogDirectoryIsAWarning() {
    var missing = new Autologs(directory.resolve("no"), "i");
    assertEquals(List.of("Could not clear childlog dir"), missing.clean(Set.of()));
  }

  @Test
  void aGroupThatIsGoneTakesItsAutoLogsWithIt() throws IOException {
    var group = autologs.named(group(""));
    Files.createFile(Path.of(group.processes().getFirst().stdout().path() + ".1"));
    assertEquals(List.of(), Autologs.remove(group));
    assertEquals(List.of(), logs());
  }

  @Test
  void autoIsAutoWhateverTheFileIsCalled() throws IOException {
    assertEquals(NONE, between(autologs.named(group("")), group("")));
  }

  @Test
  void fromAPathToAutoAndBackIsAChange() throws IOException {
    var path = group("stdout_logfile=/tmp/x");
    assertEquals(CHANGED, between(path, group("")));
    assertEquals(CHANGED, between(autologs.named(group("")), path));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "priority=1",
        "directory=/",
        "umask=0",
        "user=root",
        "autostart=no",
        "autorestart=yes",
        "startsecs=2",
        "startretries=4",
        "stopsignal=INT",
        "stopwaitsecs=1",
        "stopasgroup=yes",
        "killasgroup=yes",
        "exitcodes=0,2",
        "redirect_stderr=yes",
        "environment=A=2",
        "serverurl=http://x",
        "stdout_logfile_backups=1",
        "stderr_logfile_maxbytes=1",
        "stdout_capture_maxbytes=1",
        "stderr_events_enabled=yes",
        "stdout_syslog=yes",
        "process_name=y"
      })
  void everyOptionCounts(String line) {
    assertEquals(CHANGED, between(group(""), group(line)));
  }

  @Test
  void groupsComeAndGo() {
    var x = group("");
    var y = new GroupConfig("y", 1, List.of());
    assertEquals(
        new Difference(List.of("y"), List.of(), List.of("x")),
        Differences.between(List.of(x), List.of(y)));
  }

  private ConfigInfo info(String lines) {
    return ConfigInfos.of(scene.program(lines), Set.of("x")).getFirst();
  }

  @Test
  void infosHaveSupervisorsFieldsInItsOrder() {
    assertEquals(
        "autostart autorestart directory uid command exitcodes group group_prio inuse killasgroup"
            + " name process_prio redirect_stderr startretries startsecs stdout_capture_maxbytes"
            + " stdout_events_enabled stdout_logfile stdout_logfile_backups"
            + " stdout_logfile_maxbytes stdout_syslog stopsignal stopwaitsecs"
            + " stderr_capture_maxbytes stderr_events_enabled stderr_logfile"
            + " stderr_logfile_backups stderr_logfile_maxbytes stderr_syslog serverurl",
        String.join(" ", info("").fields().keySet()));
  }

  @Test
  void whatIsNotThereIsCalledNone() {
    var fields = info("stderr_logfile=NONE\nexitcodes=2,0").fields();
    for (var key : List.of("directory", "uid", "serverurl", "stderr_logfile"))
      assertEquals("none", fields.get(key), key);
    assertEquals("auto", fields.get("stdout_logfile"));
    assertEquals("unexpected", fields.get("autorestart"));
    assertEquals(List.of(0, 2), fields.get("exitcodes"));
    assertEquals(15, fields.get("stopsignal"));
    assertEquals(true, fields.get("inuse"));
  }

  @Test
  void whatSupervisorFailsOnIsAnswered() {
    var fields = info("autorestart=true\nstdout_logfile_maxbytes=4GB\nuser=chris").fields();
    assertEquals(true, fields.get("autorestart"));
    assertEquals(Integer.MAX_VALUE, fields.get("stdout_logfile_maxbytes"));
    assertEquals(1000, fields.get("uid"));
    assertEquals(false, info("autorestart=no").fields().get("autorestart"));
  }

  @Test
  void infosAreSortedByProcessNameAndKnowWhoIsInUse() {
    var file = "[supervisord]\n[program:b]\ncommand=b\npriority=1\n[program:a]\ncommand=a\n";
    var infos = ConfigInfos.of(scene.good(file), Set.of("b"));
    assertEquals("a", infos.getFirst().fields().get("name"));
    assertEquals(false, infos.getFirst().fields().get("inuse"));
  }
}
