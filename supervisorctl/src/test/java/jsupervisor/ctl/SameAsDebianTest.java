package jsupervisor.ctl;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/**
 * The same lines through Debian's supervisorctl and ours, each against a daemon of its own, so that
 * what a line changes is changed for both.
 */
class SameAsDebianTest {
  @TempDir static Path theirHome;
  @TempDir static Path ourHome;
  @TempDir Path scratch;
  private static DebianDaemon theirs;
  private static DebianDaemon ours;

  @BeforeAll
  static void startDaemons() throws Exception {
    theirs = DebianDaemon.start(theirHome);
    ours = DebianDaemon.start(ourHome);
  }

  @AfterAll
  static void stopDaemons() throws Exception {
    theirs.stop();
    ours.stop();
  }

  /** Calls both with their own daemon's file in place of FILE and its URL in place of TCP. */
  private void same(String input, String... arguments) throws Exception {
    var their = Told.byDebian(input, filled(arguments, theirs), scratch).comparable(theirHome);
    var our = Told.byUs(input, filled(arguments, ours)).comparable(ourHome);
    assertEquals(their, our, () -> String.join(" ", arguments));
  }

  private static List<String> filled(String[] arguments, DebianDaemon daemon) {
    var filled = new ArrayList<String>();
    for (var argument : arguments)
      filled.add(
          argument.replace("FILE", daemon.file().toString()).replace("TCP", daemon.tcpUrl()));
    return filled;
  }

  private void sameForLines(String lines) {
    assertAll(lines.lines().map(line -> (Executable) () -> same("", "-c", "FILE", line)));
  }

  @Test
  void readingVerbsSayTheSame() {
    sameForLines(
        """
        status talk
        status all
        status talk zork w:* q:* w
        avail
        pid
        pid all
        pid talk off zork
        version
        tail talk
        tail talk stderr
        tail -3 talk STDOUT
        tail mute
        tail zork
        maintail -10
        """);
  }

  @Test
  void wrongArgumentsAreToldTheSame() {
    sameForLines(
        """
        start
        stop
        restart
        signal HUP
        clear
        tail
        tail -f
        tail -x talk
        tail talk foo
        tail talk it's
        tail a b c d
        maintail x
        maintail -f -f
        maintail -x
        fg
        fg zork
        fg off
        fg a b
        avail x
        reread x
        reload x
        shutdown x
        version x
        open foo
        zork
        !ls
        start-all
        """);
  }

  @Test
  void helpReadsTheSame() {
    var verbs =
        "help add avail clear exit fg maintail open pid quit reload remove reread restart shutdown"
            + " signal start status stop tail update version zork EOF";
    sameForLines("help\n?\n? start\n" + "help " + verbs.replace(" ", "\nhelp "));
  }

  @Test
  void changingVerbsSayTheSameInEveryState() {
    sameForLines(
        """
        start off
        start off
        start missing plain quick zork
        stop off off zork
        stop w:w_1 q:*
        start w:*
        stop w:
        restart w:* talk
        signal CONT w:* off
        signal NOPE cat
        signal HUP zork q:*
        clear cat zork
        clear all
        start q:*
        add cat
        add zork
        remove cat zork
        reread
        update
        update zork cat
        status
        quit
        """);
  }

  @Test
  void streamsThatCannotBeReadAreToldOnStandardError() throws Exception {
    same("", "-c", "FILE", "tail", "-f", "zork");
    same("", "-s", "TCP", "-u", "joe", "-p", "secret", "-c", "FILE", "tail -f zork stderr");
  }

  @Test
  void aPasswordOpensTheTcpDoor() throws Exception {
    same("", "-c", "FILE", "-s", "TCP", "-u", "joe", "-p", "secret", "status", "cat");
  }

  @Test
  void daemonsThatAreNotThereAreToldTheSame() throws Exception {
    for (var line :
        List.of(
            "status",
            "start x",
            "pid",
            "version",
            "tail x",
            "maintail -f",
            "fg x",
            "shutdown",
            "open unix:///nonexistent/s.sock")) {
      same("", "-c", "FILE", "-s", "unix:///nonexistent/s.sock", line);
      same("", "-c", "FILE", "-s", "http://127.0.0.1:1", line);
    }
  }

  @Test
  void theShellTakesLinesFromAPipe() throws Exception {
    same("status cat\nhelp start\n\nzork\n?pid\n!\nquit\nversion\n", "-c", "FILE");
    same("pid cat\n", "-c", "FILE");
    same("shutdown\nn\nreload\n\nEOF\n", "-c", "FILE");
    same("open unix:///nonexistent/s\nstatus\nexit\n", "-c", "FILE");
    same("", "-c", "FILE", "-i", "shutdown");
  }

  @Test
  void wrongCallsAreToldTheSame() throws Exception {
    var bare = Files.writeString(scratch.resolve("bare.conf"), "[supervisord]\n").toString();
    var wrong = "[supervisorctl]\nserverurl=http://%(nope\n";
    var broken = Files.writeString(scratch.resolve("broken.conf"), wrong).toString();
    same("", "-c", bare, "status");
    same("", "-c", broken, "status");
    same("", "-c", "/nonexistent/file", "status");
    same("", "-c", "/", "status");
    for (var option : List.of("-x", "-c", "--foo", "--help=1", "--h", "-v")) same("", option);
    same("", "-s", "foo", "status");
    same("", "-i", "-i");
  }
}
