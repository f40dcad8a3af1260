package jsupervisor.ctl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shell as a person sees it, on a real terminal, against Debian's daemon. */
class ShellTest {
  private static final String CTRL_C = "\u0003";
  private static final String CTRL_D = "\u0004";
  private static final String PROMPT = "supervisor> ";
  @TempDir static Path home;
  private static DebianDaemon daemon;

  @BeforeAll
  static void startDaemon() throws Exception {
    daemon = DebianDaemon.start(home);
  }

  @AfterAll
  static void stopDaemon() throws Exception {
    daemon.stop();
  }

  private Pty shell(String... more) throws Exception {
    return Pty.start("-c", daemon.file().toString(), String.join(" ", more));
  }

  private static String told(String line) {
    return Told.byUs("", List.of("-c", daemon.file().toString(), line)).out();
  }

  @Test
  void itBeginsWithTheStatusAndEndsAtTheEndOfInput() throws Exception {
    try (var shell = shell()) {
      shell.sees("cat                              RUNNING").sees(PROMPT).types(CTRL_D);
      assertEquals(0, shell.ends());
    }
  }

  @Test
  void ctrlCAtThePromptEndsItWithZero() throws Exception {
    try (var shell = shell()) {
      shell.sees(PROMPT).types(CTRL_C);
      assertEquals(0, shell.ends());
    }
  }

  @Test
  void theTabKeyCompletesVerbsAndNames() throws Exception {
    try (var shell = shell()) {
      shell.sees(PROMPT).types("ver\t\r").sees("version").sees("4.");
      shell.sees(PROMPT).types("pid of\t\r").sees("pid off").sees("0");
      shell.sees(PROMPT).types("quit\r");
      assertEquals(0, shell.ends());
    }
  }

  @Test
  void aFollowedLogStopsAtCtrlCAndThePromptIsBack() throws Exception {
    try (var shell = shell()) {
      shell.sees(PROMPT).types("tail -f talk\r").sees("==> Press Ctrl-C to exit <==");
      shell.sees("hello").types(CTRL_C);
      shell.sees(PROMPT).types("exit\r");
      assertEquals(0, shell.ends());
    }
  }

  @Test
  void theForegroundPassesLinesOnAndShowsWhatComesBack() throws Exception {
    try (var shell = shell()) {
      shell.sees(PROMPT).types("fg cat\r").sees("==> Press Ctrl-C to exit <==");
      shell.types("mice\r").sees("mice").sees("mice").types(CTRL_C).sees("Exiting foreground");
      shell.sees(PROMPT).types(CTRL_D);
      assertEquals(0, shell.ends());
    }
  }

  @Test
  void c46TheForegroundEndsWithItsProcess() throws Exception {
    try (var shell = shell()) {
      shell.sees(PROMPT).types("fg brief\r").sees("==> Press Ctrl-C to exit <==");
      shell.types("stop\r");
      daemon.await("brief has ended", () -> told("status brief").contains("EXITED"));
      shell.types("again\r").sees("Process got killed").sees("Exiting foreground");
      shell.sees(PROMPT).types(CTRL_D);
      assertEquals(0, shell.ends());
    }
  }

  @Test
  void colourIsThereForEyesThatWantIt() throws Exception {
    try (var shell = Pty.start(true, "-c", daemon.file().toString(), "status", "cat")) {
      shell.sees("\033[32mRUNNING\033[0m   pid ");
      assertEquals(0, shell.ends());
    }
  }

  @Test
  void eyesGetHintsBehindSupervisorsWords() throws Exception {
    try (var shell = shell("statu")) {
      shell.sees("*** Unknown syntax: statu").sees("Did you mean \"status\"?");
      assertEquals(1, shell.ends());
    }
    try (var shell = shell("start", "w")) {
      shell.sees("w: ERROR (no such process)").sees("\"w\" is a group: \"w:*\" means all of it.");
      assertEquals(1, shell.ends());
    }
    try (var shell = shell("restart", "of")) {
      shell.sees("of: ERROR (no such process)").sees("Did you mean \"off\"?");
      shell.sees("of: ERROR (no such process)");
      assertEquals(1, shell.ends());
      assertEquals(2, shell.everything().split("Did you mean", -1).length, "one hint is enough");
    }
    try (var shell = Pty.start("-s", "unix:///nonexistent/s.sock", "pid")) {
      shell
          .sees("unix:///nonexistent/s.sock no such file")
          .sees("There is no folder /nonexistent.");
      assertEquals(7, shell.ends());
    }
  }

  @Test
  void helpListsWhatSupervisorDoesNotHaveInABlockOfItsOwn() throws Exception {
    try (var shell = shell("help")) {
      shell.sees("default commands (type help <topic>):").sees("version");
      shell.sees("more commands (type help <topic>):").sees("hash-password  history  top");
      assertEquals(0, shell.ends());
    }
  }

  @Test
  void whatLastsOverASecondIsShownAndWiped() throws Exception {
    try (var shell = shell("status", "--wait=EXITED", "--timeout=4", "cat")) {
      shell.sees("... waiting for EXITED cat (1 s)").sees("(2 s)").sees("\r\033[K").sees("cat ");
      assertEquals(3, shell.ends());
    }
  }

  @Test
  void topGoesOnUntilCtrlC() throws Exception {
    try (var shell = shell("top")) {
      shell.sees("NAME").sees("Press Ctrl-C to exit").sees("NAME").types(CTRL_C);
      assertEquals(0, shell.ends());
    }
  }

  @Test
  void topShowsWhatIsKnownAndSaysWhatIsNot() throws Exception {
    try (var shell = shell("top", "cat", "zork")) {
      shell.sees("NAME").sees("cat ").sees("zork: ERROR (no such process)").types(CTRL_C);
      assertEquals(4, shell.ends());
    }
  }

  @Test
  void aPasswordIsHashedWithoutShowingIt() throws Exception {
    try (var shell = shell("hash-password")) {
      shell.sees("Password:").types("s3cret\r").sees("Again:").types("s3cret\r");
      shell.sees("{PBKDF2}210000$");
      assertEquals(0, shell.ends());
      assertTrue(!shell.everything().contains("s3cret"), "the password is on the screen");
    }
  }

  @Test
  void aPersonIsAskedBeforeTheDaemonIsStopped() throws Exception {
    try (var shell = shell()) {
      shell.sees(PROMPT).types("shutdown\r");
      shell.sees("Really shut the remote supervisord process down y/N? ").types("n\r");
      shell.sees(PROMPT).types("version\r").sees("4.").sees(PROMPT).types(CTRL_D);
      assertEquals(0, shell.ends());
    }
  }

  @Test
  void aPasswordIsAskedForWithoutShowingIt() throws Exception {
    try (var shell = Pty.start("-s", daemon.tcpUrl())) {
      shell.sees("Server requires authentication").sees("Username:").types("joe\r");
      shell.sees("Password:").types("secret\r").sees("RUNNING").sees(PROMPT).types(CTRL_D);
      assertEquals(0, shell.ends());
      assertTrue(!shell.everything().contains("secret"), "the password is on the screen");
    }
  }

  @Test
  void typedLinesAreKeptInTheHistoryFileOneALine() throws Exception {
    var history = home.resolve("history");
    try (var shell = shell("-r", history.toString())) {
      shell.sees(PROMPT).types("pid cat\r").sees(PROMPT).types("version\r").sees("4.");
      shell.sees(PROMPT).types(CTRL_D);
      assertEquals(0, shell.ends());
    }
    assertEquals("pid cat\nversion\n", Files.readString(history));
  }

  @Test
  void ctrlCWhileACommandWaitsEndsTheShell() throws Exception {
    try (var shell = shell()) {
      shell.sees(PROMPT).types("start slow\r");
      daemon.await("slow is starting", () -> told("status slow").contains("STARTING"));
      shell.types(CTRL_C);
      assertEquals(0, shell.ends());
    }
  }

  @Test
  void interactiveOpensTheShellBehindAnActionAndKeepsItsExitStatus() throws Exception {
    try (var shell = shell("-i", "pid", "off")) {
      shell.sees("0").sees("RUNNING").sees(PROMPT).types("quit\r");
      assertEquals(7, shell.ends());
    }
  }

  @Test
  void aLogFollowedFromTheCommandLineEndsWithZeroAtCtrlC() throws Exception {
    try (var tail = shell("tail", "-f", "talk")) {
      tail.sees("hello").types(CTRL_C);
      assertEquals(0, tail.ends());
    }
  }
}
