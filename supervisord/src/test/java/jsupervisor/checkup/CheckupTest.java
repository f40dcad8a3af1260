package jsupervisor.checkup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import jsupervisor.config.Accounts;
import jsupervisor.config.Host;
import jsupervisor.config.Options;
import jsupervisor.posix.Space;
import jsupervisor.posix.Users;
import jsupervisor.terms.Account;
import jsupervisor.terms.Finding;
import jsupervisor.terms.Finding.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CheckupTest {
  private static final Accounts SYSTEM =
      new Accounts() {
        @Override
        public Optional<Account> user(String nameOrUid) {
          return Users.user(nameOrUid);
        }

        @Override
        public OptionalInt group(String nameOrGid) {
          return Users.group(nameOrGid);
        }
      };

  @TempDir Path folder;

  private Host host() {
    return new Host(Map.of(), SYSTEM, "here", folder, Users.current());
  }

  private List<String> lines(String more) throws IOException {
    var text =
        """
        [supervisord]
        logfile=%(here)s/supervisord.log
        pidfile=%(here)s/supervisord.pid
        childlogdir=%(here)s
        [unix_http_server]
        file=%(here)s/sock
        """;
    var file = Files.writeString(folder.resolve("conf"), text + more).toString();
    return Checkup.text(file, Options.none(), host()).lines().toList();
  }

  @Test
  void aGoodFileIsWellAndSaysWhereTheDaemonIs() throws IOException {
    var lines = lines("[program:cat]\ncommand=cat\n");
    assertEquals("ok\tconfiguration " + folder + "/conf\t0 errors, 0 warnings", lines.getFirst());
    assertTrue(lines.contains("server\tunix://" + folder + "/sock"), lines::toString);
    assertTrue(lines.contains("pidfile\t" + folder + "/supervisord.pid"), lines::toString);
    assertFalse(lines.stream().anyMatch(line -> line.startsWith("fail")), lines::toString);
    assertTrue(lines.stream().anyMatch(line -> line.startsWith("ok\tfolder " + folder + "\t")));
    assertEquals(List.of("conf"), List.of(folder.toFile().list()));
  }

  @Test
  void anErrorIsNamedWithItsPlace() throws IOException {
    var lines = lines("[program:cat]\ncommand=cat\nstartsecs=soon\n");
    assertEquals(1, lines.size(), lines::toString);
    assertTrue(
        lines
            .getFirst()
            .matches("fail\tconfiguration .*/conf\t.*conf:9: error: .*soon.*; 1 error, .*"),
        lines::toString);
  }

  @Test
  void aFileThatCannotBeWrittenIsSaid() throws IOException {
    Files.createDirectory(folder.resolve("x.log"));
    var lines = lines("[program:cat]\ncommand=cat\nstdout_logfile=%(here)s/x.log\n");
    assertTrue(
        lines.stream().anyMatch(line -> line.startsWith("fail\tfile " + folder + "/x.log\tis a")),
        lines::toString);
  }

  /** The permissions of another account are worked out: nobody has none in a folder of ours. */
  @Test
  void permissionsAreThoseOfTheAccountThatTheDaemonBecomes() throws IOException {
    var nobody = new Writer(Users.user("nobody"));
    var open = Files.createDirectory(folder.resolve("open"));
    Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxrwxrwx"));
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
    assertEquals(Verdict.FAIL, nobody.folder(folder, List.of("logs")).verdict());
    assertEquals(Verdict.OK, nobody.folder(open, List.of("logs")).verdict());
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    assertEquals(Verdict.FAIL, nobody.folder(open, List.of("logs")).verdict());
    var own = new Writer(Optional.empty());
    assertEquals(Verdict.OK, own.folder(open, List.of("logs")).verdict());
    assertEquals(Verdict.FAIL, own.folder(folder.resolve("none"), List.of("logs")).verdict());
  }

  @Test
  void theFolderOfAlertsMustBeTheDaemonsAloneToo() throws IOException {
    var kept = folder.resolve("alerts");
    var sections = "[alert:a]\nsyslog=true\n[alert:b]\nsyslog=true\n";
    var line = "folder " + kept + "\t";
    assertEquals(
        1, lines(sections).stream().filter(each -> each.startsWith("ok\t" + line)).count());
    Files.writeString(kept, "");
    assertTrue(
        lines(sections).stream()
            .anyMatch(each -> each.startsWith("fail\t" + line + "is no folder; ")));
  }

  /** What the daemon would refuse later is said now. */
  @Test
  void theFolderOfCrashReportsMustBeTheDaemonsAlone() throws IOException {
    var kept = folder.resolve("crashes");
    var section = "[crashes]\n";
    var line = "folder " + kept + "\t";
    assertTrue(lines(section).stream().anyMatch(each -> each.startsWith("ok\t" + line)));
    assertFalse(Files.exists(kept));
    Files.createDirectory(kept);
    Files.setPosixFilePermissions(kept, PosixFilePermissions.fromString("rwx------"));
    assertTrue(lines(section).stream().anyMatch(each -> each.startsWith("ok\t" + line)));
    Files.setPosixFilePermissions(kept, PosixFilePermissions.fromString("rwxrwx---"));
    assertTrue(
        lines(section).stream()
            .anyMatch(each -> each.startsWith("fail\t" + line + "may be written by others; ")));
    Files.delete(kept);
    Files.writeString(kept, "");
    assertTrue(
        lines(section).stream()
            .anyMatch(each -> each.startsWith("fail\t" + line + "is no folder; ")));
  }

  @Test
  void aFolderOfAnotherAccountIsNobodyElsesForCrashReports() throws IOException {
    var open = Files.createDirectory(folder.resolve("open"));
    Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxrwxrwx"));
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
    var nobody = new Writer(Users.user("nobody"));
    var finding = nobody.ownFolder(open, "crash reports");
    assertEquals(Verdict.FAIL, finding.verdict());
    assertTrue(finding.why().startsWith("belongs to uid " + Users.current() + "; give it to nob"));
    assertEquals(Verdict.FAIL, nobody.ownFolder(folder.resolve("none"), "reports").verdict());
    assertEquals(Verdict.OK, nobody.ownFolder(open.resolve("none"), "reports").verdict());
  }

  @ParameterizedTest(name = "{0} of {1} bytes, {2} of {3} inodes: {4}")
  @CsvSource({
    "5000000000,10000000000,5000,9000,OK",
    "400000000,10000000000,5000,9000,WARN",
    "1000,10000000000,5000,9000,FAIL",
    "5000000000,10000000000,0,9000,FAIL",
    "5000000000,10000000000,10,9000,WARN",
    "5000000000,10000000000,0,0,OK",
    "0,0,0,0,OK"
  })
  void disksAreJudgedByBytesAndInodes(
      long free, long bytes, long freeFiles, long files, Verdict verdict) {
    var space = new Space(bytes, free, files, freeFiles);
    assertEquals(verdict, Disks.finding(Path.of("/var/log"), space).verdict());
  }

  @ParameterizedTest(name = "{0} processes, minfds {1}, root {2}, limits {3} and {4}: {5}")
  @CsvSource({
    "10,1024,false,1024,4096,OK",
    "1000,1024,false,1024,4096,WARN",
    "1000,1024,false,4096,4096,OK",
    "10,8192,false,1024,4096,FAIL",
    "10,8192,true,1024,4096,OK",
    "1000,4096,false,1024,4096,OK"
  })
  void openFilesAreJudgedByTheNumberOfProcesses(
      int processes, int minfds, boolean root, long soft, long hard, Verdict verdict) {
    var limits = Optional.of(new OpenFiles.Limits(soft, hard));
    assertEquals(verdict, OpenFiles.finding(processes, minfds, root, limits).verdict());
  }

  @Test
  void theKernelsLimitsAreRead() {
    var limits = OpenFiles.limits(Path.of("/proc/self/limits")).orElseThrow();
    assertTrue(limits.soft() > 0 && limits.soft() <= limits.hard(), limits::toString);
  }

  @Test
  void aFileFromTheFutureShowsThatTheClockIsWrong() {
    var now = Instant.parse("2026-01-01T00:00:00Z");
    assertEquals(Verdict.OK, Clock.finding(now, now.minusSeconds(9)).verdict());
    assertEquals(Verdict.WARN, Clock.finding(now, now.plusSeconds(3600)).verdict());
  }

  @Test
  void aLineIsALineWhateverIsInIt() {
    assertEquals("ok\ta b\tc d e\n", Finding.ok("a\tb", "c\nd\n e\t").line());
  }
}
