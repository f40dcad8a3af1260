package jsupervisor.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code supervisorctl upgrade}: another version goes on where this one is, or nothing happens. */
class UpgradeIT {
  private static final String PROGRAMS =
      """
      [program:cat]
      command=/bin/cat
      startsecs=0
      [program:lines]
      command=/bin/sh -c "i=0; while :; do i=$((i+1)); echo $i; sleep 0.01; done"
      startsecs=0
      stdout_logfile=%1$s/lines
      stdout_logfile_maxbytes=0
      """;

  @TempDir Path folder;

  /** The daemon is called by a link, as an installation does; the link is what changes. */
  private Daemon start() throws IOException {
    Files.createSymbolicLink(folder.resolve("supervisord"), Image.program("supervisord"));
    var daemon = Daemon.start(List.of(folder.resolve("supervisord").toString()), folder, PROGRAMS);
    for (var name : List.of("cat", "lines")) daemon.rpc.awaitState(name, "RUNNING");
    return daemon;
  }

  private void install(Path program) throws IOException {
    var fresh = Files.createSymbolicLink(folder.resolve("fresh"), program);
    Files.move(
        fresh,
        folder.resolve("supervisord"),
        java.nio.file.StandardCopyOption.REPLACE_EXISTING,
        java.nio.file.StandardCopyOption.ATOMIC_MOVE);
  }

  private Path script(String text) throws IOException {
    var script = Files.writeString(folder.resolve("script"), "#!/bin/sh\n" + text);
    return Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  /** Another folder with the same files, but for the keeper, which has a byte more. */
  private Path anotherVersion() throws IOException {
    var home = Files.createDirectories(folder.resolve("next"));
    for (var part : List.of("lib", "runtime"))
      Files.createSymbolicLink(home.resolve(part), Image.FOLDER.resolve(part));
    Files.createDirectories(home.resolve("bin"));
    Files.createDirectories(home.resolve("libexec"));
    var keeper = home.resolve("libexec/supervisord");
    Files.copy(Image.FOLDER.resolve("libexec/supervisord"), keeper);
    Files.write(keeper, new byte[1], StandardOpenOption.APPEND);
    return Files.copy(Image.program("supervisord"), home.resolve("bin/supervisord"));
  }

  private static List<Object> pids(Daemon daemon) throws IOException {
    return List.of(daemon.rpc.info("cat").get("pid"), daemon.rpc.info("lines").get("pid"));
  }

  private void noLineIsLost() throws IOException {
    var lines = Files.readAllLines(folder.resolve("lines"));
    for (int i = 0; i < lines.size(); i++) assertEquals("" + (i + 1), lines.get(i));
  }

  @Test
  void anotherVersionTakesOverWithItsKeeperAndNothingElseChanges() throws IOException {
    try (var daemon = start()) {
      var before = pids(daemon);
      long jvm = daemon.jvm();
      var next = anotherVersion();
      install(next);
      var upgrade = Image.client(daemon.conf, "upgrade");
      assertEquals("Upgraded supervisord\n", upgrade.ok().out());
      assertNotEquals(jvm, daemon.jvm());
      assertEquals(before, pids(daemon));
      assertEquals(
          next.getParent().resolveSibling("libexec/supervisord"),
          Path.of("/proc/" + daemon.pid() + "/exe").toRealPath());
      // and it is a whole daemon: it restarts, is killed, is upgraded once more
      ProcessHandle.of((int) pids(daemon).getFirst()).orElseThrow().destroyForcibly();
      daemon.rpc.awaitState("cat", "RUNNING");
      var later = pids(daemon);
      ProcessHandle.of(daemon.jvm()).orElseThrow().destroyForcibly();
      Await.until("it answers again", daemon::answers);
      install(Image.program("supervisord"));
      assertEquals("Upgraded supervisord\n", Image.client(daemon.conf, "upgrade").ok().out());
      assertEquals(later, pids(daemon));
      noLineIsLost();
      assertTrue(daemon.log().contains("INFO upgraded"), daemon.log());
    }
  }

  @Test
  void aVersionThatRefusesTheConfigurationIsNotTried() throws IOException {
    try (var daemon = start()) {
      var before = pids(daemon);
      long jvm = daemon.jvm();
      install(script("echo no such option; exit 2\n"));
      var upgrade = Image.client(daemon.conf, "upgrade");
      assertEquals(1, upgrade.status());
      assertTrue(
          upgrade.out().contains("--check ended with status 2: no such option"), upgrade.out());
      assertTrue(daemon.log().contains("CRIT not upgraded: FAILED: "), daemon.log());
      assertEquals(jvm, daemon.jvm());
      Files.delete(folder.resolve("supervisord"));
      upgrade = Image.client(daemon.conf, "upgrade");
      assertTrue(upgrade.out().contains("there is no program " + folder), upgrade.out());
      assertEquals(before, pids(daemon));
      noLineIsLost();
    }
  }

  @Test
  void aVersionThatDoesNotGetReadyHasNoTurn() throws IOException {
    try (var daemon = start()) {
      var before = pids(daemon);
      long jvm = daemon.jvm();
      install(script("[ \"$1\" = --check ] || exit 7\n"));
      var upgrade = Image.client(daemon.conf, "upgrade");
      assertEquals(1, upgrade.status());
      assertTrue(
          upgrade.out().contains("the last one goes on: it has ended with status 7"),
          upgrade.out());
      assertEquals(jvm, daemon.jvm());
      assertEquals(before, pids(daemon));
      assertTrue(daemon.log().contains("CRIT not upgraded: FAILED: "), daemon.log());
      install(Image.program("supervisord"));
      assertEquals("Upgraded supervisord\n", Image.client(daemon.conf, "upgrade").ok().out());
      assertEquals(before, pids(daemon));
      noLineIsLost();
    }
  }

  /** It says that it is ready (a word in the shared memory), and waits (a socket). */
  private static final String READY_ONLY =
      """
      [ "$1" = --check ] && exit 0
      printf '\\001' | dd of=/proc/self/fd/5 bs=1 seek=76 conv=notrunc 2>/dev/null
      dd bs=4 count=1 <&6 >/dev/null 2>&1
      exit 7
      """;

  @Test
  void aVersionThatDoesNotComeUpGivesWayToTheLast() throws IOException {
    try (var daemon = start()) {
      var before = pids(daemon);
      long jvm = daemon.jvm();
      install(script(READY_ONLY));
      var upgrade = Image.client(daemon.conf, "upgrade");
      assertEquals(1, upgrade.status());
      assertTrue(
          upgrade.out().contains("the last one goes on: it has ended with status 7"),
          upgrade.out());
      assertNotEquals(jvm, daemon.jvm());
      assertEquals(before, pids(daemon));
      assertTrue(daemon.log().contains("it has ended with status 7"), daemon.log());
      noLineIsLost();
    }
  }

  /** Known-traps C4: it ended Supervisor. */
  @Test
  void aSignalAsksForTheSame() throws IOException {
    try (var daemon = start()) {
      var before = pids(daemon);
      long jvm = daemon.jvm();
      Signals.send("USR1", daemon.pid());
      Signals.send("USR1", daemon.pid());
      Await.until("it is upgraded", () -> daemon.log().contains("INFO upgraded"));
      assertNotEquals(jvm, daemon.jvm());
      Await.until("it answers", daemon::answers);
      assertEquals(before, pids(daemon));
      noLineIsLost();
    }
  }
}
