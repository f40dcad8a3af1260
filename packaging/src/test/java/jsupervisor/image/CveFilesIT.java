package jsupervisor.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * CVE-2018-15687: systemd could be led away by a symbolic link, and gave somebody else's file to
 * whoever had made it. Here a daemon of root has files in a folder of the account {@code nobody};
 * whoever is not root has no other account to be attacked from, and sees that his own links work.
 */
@Timeout(120)
class CveFilesIT {
  private static final boolean ROOT = System.getProperty("user.name").equals("root");
  private static final String SECRET = "the secret\n";

  @TempDir Path folder;
  private Path theirs;
  private Path victim;

  @BeforeEach
  void foldersOfTwoPeople() throws IOException {
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    theirs = Files.createDirectory(folder.resolve("theirs"));
    victim =
        Files.writeString(Files.createDirectory(folder.resolve("own")).resolve("victim"), SECRET);
    Files.setPosixFilePermissions(victim, PosixFilePermissions.fromString("rw-------"));
    if (ROOT) chown(theirs);
  }

  private void chown(Path path) {
    Run.in(folder, List.of("chown", "-h", "nobody", path.toString())).ok();
  }

  /** A link that the account of that folder has made. */
  private Path link(String name, Path to) throws IOException {
    var link = theirs.resolve(name + ".made");
    Files.createSymbolicLink(link, to);
    if (ROOT) chown(link);
    // at once: between a removal and a new link the daemon may make a file of that name
    return Files.move(link, theirs.resolve(name), StandardCopyOption.ATOMIC_MOVE);
  }

  private static String program(String more) {
    return "[program:x]\ncommand=sh -c 'while echo hello; do sleep 0.05; done'\n"
        + "startsecs=0\nstartretries=0\nautorestart=false\n"
        + more
        + "\n";
  }

  private void assertUntouched() throws IOException {
    assertEquals(SECRET, Files.readString(victim));
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(victim)));
    assertEquals(System.getProperty("user.name"), Files.getOwner(victim).getName());
  }

  @Test
  void cve201815687ALogIsNotWrittenThroughSomebodysLink() throws IOException {
    link("x.log", ROOT ? victim : folder.resolve("own/other"));
    link("folder", folder.resolve("own"));
    link("new.log", folder.resolve("own/new"));
    if (!ROOT) return;
    for (var log : List.of("x.log", "folder/victim", "new.log")) {
      try (var daemon = Daemon.start(folder, program("stdout_logfile=%1$s/theirs/" + log))) {
        daemon.rpc.awaitState("x", "FATAL");
        assertTrue(daemon.log().contains("is a symbolic link of uid "), daemon::log);
        assertFalse(Files.exists(folder.resolve("own/new")), log);
        assertUntouched();
      }
    }
  }

  @Test
  void cve201815687TheMainLogIsNotWrittenThroughSomebodysLink() throws Exception {
    link("main.log", victim);
    if (!ROOT) return;
    var process = Daemon.launch(List.of(Image.DAEMON), folder, "logfile=%1$s/theirs/main.log\n");
    assertTrue(process.waitFor(60, java.util.concurrent.TimeUnit.SECONDS));
    assertTrue(process.exitValue() != 0);
    assertUntouched();
  }

  /** The usual place of the pid file is /tmp. */
  @Test
  void cve201815687ThePidFileDoesNotOverwriteWhatALinkInItsPlaceNames() throws IOException {
    link("pid", victim);
    if (!ROOT) return;
    var conf = "pidfile=" + theirs + "/pid\n" + program("");
    try (var daemon = Daemon.start(folder, conf)) {
      daemon.awaitLog("could not write pidfile " + theirs + "/pid");
      daemon.rpc.awaitState("x", "RUNNING");
      assertUntouched();
    }
    assertUntouched();
  }

  /** The log becomes a link while the program runs: at a rotation, a reopening and a clearing. */
  @Test
  void cve201815687ALogThatBecomesALinkIsNeitherWrittenNorShown() throws IOException {
    var log = theirs.resolve("x.log");
    var conf =
        program("stdout_logfile=" + log + "\nstdout_logfile_maxbytes=20\nstdout_logfile_backups=1");
    try (var daemon = Daemon.start(folder, conf)) {
      daemon.rpc.awaitState("x", "RUNNING");
      Await.until("it writes", () -> Files.exists(theirs.resolve("x.log.1")));
      if (!ROOT) return;
      for (int i = 0; i < 20; i++) {
        link("x.log", victim);
        daemon.signal("USR2");
        var shown = shown(daemon);
        assertFalse(shown.contains(SECRET.strip()), shown);
        assertUntouched();
      }
      daemon.awaitLog("is a symbolic link of uid ");
      assertUntouched();
    }
  }

  private static String shown(Daemon daemon) throws IOException {
    var text = new StringBuilder();
    text.append(daemon.rpc.exchange("GET /logfile/x/stdout HTTP/1.0\r\n\r\n"));
    text.append(daemon.rpc.exchange("GET /tail.html?processname=x HTTP/1.0\r\n\r\n"));
    text.append(daemon.rpc.call("supervisor.tailProcessStdoutLog", "x", 0, 100));
    try {
      text.append(daemon.rpc.call("supervisor.readProcessStdoutLog", "x", 0, 100));
    } catch (Rpc.Faulted e) {
      text.append(e.getMessage());
    }
    return text.toString();
  }

  @Test
  void cve201815687TheSocketDoesNotGiveAwayWhatALinkInItsPlaceNames() throws IOException {
    link("s", victim);
    var conf =
        "[unix_http_server]\nfile=%1$s/theirs/s\nchmod=0777\nchown="
            + (ROOT ? "nobody" : System.getProperty("user.name"))
            + "\n";
    var text =
        Files.writeString(
            folder.resolve("conf"),
            ("[supervisord]\nnodaemon=true\nlogfile=%1$s/log\npidfile=%1$s/pid\n" + conf)
                .replace("%1$s", folder.toString()));
    var process =
        new ProcessBuilder(Image.DAEMON, "-c", text.toString())
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("output").toFile())
            .start();
    try {
      var socket = theirs.resolve("s");
      Await.until("the socket is there", () -> isSocket(socket));
      assertUntouched();
    } finally {
      process.destroy();
      process.onExit().join();
    }
  }

  private static boolean isSocket(Path path) {
    try {
      return Files.readAttributes(
              path, java.nio.file.attribute.BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
          .isOther();
    } catch (IOException _) {
      return false;
    }
  }

  /** What Supervisor's users have: links of root, links within one's own folders, /dev/stdout. */
  @Test
  void honestLinksGoOnWorking() throws IOException {
    Files.createSymbolicLink(folder.resolve("logs"), folder.resolve("own"));
    Files.createSymbolicLink(folder.resolve("out.log"), Path.of("/dev/stdout"));
    var releases = Files.createDirectory(theirs.resolve("release"));
    if (ROOT) chown(releases);
    link("current", Path.of("release"));
    link("null.log", Path.of("/dev/null"));
    var conf = new StringBuilder();
    for (var log : List.of("logs/a.log", "out.log", "theirs/current/c.log", "theirs/null.log"))
      conf.append(
          "[program:%s]\ncommand=sh -c 'echo of-%1$s; exec cat'\nstartsecs=0\nstdout_logfile=%s/%s\nstdout_logfile_maxbytes=0\n"
              .formatted(name(log), folder, log));
    try (var daemon = Daemon.start(folder, conf.toString())) {
      for (var program : List.of("a", "out", "c", "null"))
        daemon.rpc.awaitState(program, "RUNNING");
      Await.until("own", () -> daemon.text("own/a.log").equals("of-a\n"));
      Await.until("of the release", () -> daemon.text("theirs/release/c.log").equals("of-c\n"));
      Await.until("standard output", () -> daemon.output().contains("of-out"));
      assertEquals("of-c\n", daemon.rpc.call("supervisor.readProcessStdoutLog", "c", 0, 100));
      assertThrows(
          Rpc.Faulted.class,
          () -> daemon.rpc.call("supervisor.readProcessStdoutLog", "null", 0, 9));
    }
  }

  private static String name(String log) {
    return log.replaceFirst(".*/", "").replace(".log", "");
  }
}
