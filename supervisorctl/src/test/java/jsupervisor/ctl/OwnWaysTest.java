package jsupervisor.ctl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where we differ from Supervisor on purpose, and what ends a daemon. */
class OwnWaysTest {
  @TempDir Path home;
  private DebianDaemon daemon;

  @BeforeEach
  void startDaemon() throws Exception {
    daemon = DebianDaemon.start(home);
  }

  @AfterEach
  void stopDaemon() throws Exception {
    daemon.stop();
  }

  private Told call(String input, String... arguments) {
    return Told.byUs(input, List.of(arguments));
  }

  private Told line(String line) {
    return call("", "-c", daemon.file().toString(), line);
  }

  @Test
  void c47AWrongPasswordIsToldInOneLine() {
    var told = call("", "-s", daemon.tcpUrl(), "-u", "joe", "-p", "wrong", "status");
    assertEquals(new Told("Server requires authentication\n", "", 1), told);
  }

  @Test
  void aPersonIsAskedForThePasswordAndTheLineIsDoneAgain() {
    var told = call("joe\nsecret\n", "-s", daemon.tcpUrl(), "-i", "version");
    assertEquals(
        "Server requires authentication\nUsername:Password:\n4.", told.out().substring(0, 52));
    assertEquals(0, told.code());
  }

  @Test
  void c46TheForegroundEndsWithItsInputAndWithItsProcess() {
    var begun = "==> Press Ctrl-C to exit <==\n";
    var ended = call("", "-c", daemon.file().toString(), "fg cat");
    assertEquals(0, ended.code());
    assertTrue(ended.out().startsWith(begun), ended.out());
    assertTrue(ended.out().endsWith("Exiting foreground\n"), ended.out());
  }

  /** A line of over 57 bytes in base64 must not be broken in two. */
  @Test
  void c53ALongPasswordIsOneLineAndRefusedInWords() {
    var told =
        call(
            "",
            "-s",
            daemon.tcpUrl(),
            "-u",
            "joe",
            "-p",
            "p".repeat(200),
            "-c",
            daemon.file().toString(),
            "tail -f talk");
    assertEquals(new Told("Server requires authentication\n", "", 1), told);
  }

  @Test
  void c50ClearReachesEveryProcessOfAGroup() {
    assertEquals(new Told("w:w_0: cleared\nw:w_1: cleared\n", "", 0), line("clear w:*"));
    assertEquals(new Told("q: ERROR (no such group)\n", "", 1), line("clear q:*"));
  }

  @Test
  void c51EveryVerbTellsInTheSameWordsThatNobodyListens() {
    for (var verb : List.of("reread", "avail", "add x", "remove x", "update", "reload")) {
      var told = call("", "-s", "unix:///nonexistent/s.sock", verb);
      assertEquals(new Told("unix:///nonexistent/s.sock no such file\n", "", 1), told, verb);
    }
  }

  @Test
  void c49AFileWithoutOurSectionWillDoWhenTheUrlIsGiven() throws Exception {
    var bare = Files.writeString(home.resolve("bare.conf"), "[supervisord]\n").toString();
    var told = call("", "-c", bare, "-s", "unix://" + home.resolve("s.sock"), "pid cat");
    assertEquals(0, told.code(), told.out());
  }

  @Test
  void c48ABrokenFileIsAUsageErrorForUsAndAPlainRefusalFromTheDaemon() throws Exception {
    daemon.rewrite("startsecs=0", "startsecs=zero");
    var refusal = "ERROR: CANT_REREAD: invalid literal for int() with base 10: 'zero'";
    assertTrue(line("reread").out().startsWith(refusal));
    assertTrue(line("update").out().startsWith(refusal));
    var junk = Files.writeString(home.resolve("junk.conf"), "junk\n").toString();
    assertEquals(2, call("", "-c", junk, "status").code());
  }

  @Test
  void updateAddsReplacesAndRemovesGroups() throws Exception {
    daemon.rewrite("[program:cat]", "[program:kitten]");
    daemon.rewrite("numprocs=2", "numprocs=3");
    assertEquals("cat: disappeared\nkitten: available\nw: changed\n", line("reread").out());
    assertEquals(
        """
        cat: stopped
        cat: removed process group
        w: stopped
        w: updated process group
        kitten: added process group
        """,
        line("update").out());
    assertEquals("", line("update").out());
  }

  @Test
  void whatNobodyThoughtOfIsOneLineToo() {
    var told = call("", "-s", "unix:///a\0b", "-c", daemon.file().toString(), "status");
    assertTrue(told.out().startsWith("error: <class 'InvalidPathException'>"), told.out());
    assertEquals(1, told.out().lines().count());
    assertEquals(1, told.code());
  }

  @Test
  void shutdownEndsTheDaemonAndIsNotedTheSecondTime() throws Exception {
    assertEquals(new Told("Shut down\n", "", 0), line("shutdown"));
    var socket = home.resolve("s.sock");
    daemon.await("the socket is gone", () -> !Files.exists(socket));
    var again = "ERROR: unix://" + socket + " no such file (already shut down?)\n";
    assertEquals(new Told(again, "", 1), line("shutdown"));
  }

  @Test
  void reloadRestartsTheDaemonWithoutAskingWhenNobodyIsThere() {
    assertEquals(new Told("Restarted supervisord\n", "", 0), line("reload"));
  }
}
