package jsupervisor.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Logs of the daemon and of programs, as their users find them. */
class LogsIT {
  private static final int NO_FILE = 20;

  @TempDir Path folder;

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  /** Standard output as a file and as a pipe. */
  @ParameterizedTest
  @ValueSource(strings = {"exec \"$@\" > out", "exec \"$@\" > >(cat > out)"})
  void c25_standardOutputIsALogThatIsNeverRotated(String shell) throws IOException {
    var conf =
        """
        [program:lines]
        command=sh -c 'for i in 1 2 3 4 5 6 7 8 9; do echo line $i; done; exec cat'
        startsecs=0
        stdout_logfile=/dev/stdout
        stdout_logfile_maxbytes=10
        redirect_stderr=true
        """;
    try (var daemon = Daemon.start(List.of("bash", "-c", shell, "x", Image.DAEMON), folder, conf)) {
      Await.until("all lines come: " + daemon.text("out"), () -> lines(daemon).size() == 9);
      assertEquals("RUNNING", daemon.rpc.info("lines").get("statename"));
      Await.until("and the daemon's own", () -> daemon.text("out").contains("INFO success: lines"));
      assertEquals(true, daemon.rpc.call("supervisor.clearProcessLogs", "lines"));
      assertEquals(9, lines(daemon).size());
    }
    assertFalse(Files.exists(Path.of("/dev/stdout.1")));
  }

  private static List<String> lines(Daemon daemon) {
    return daemon.text("out").lines().filter(line -> line.matches("line \\d")).toList();
  }

  @Test
  void c21_theLogsOfAProcessThatDoesNotRunAreCleared() throws IOException {
    var conf =
        """
        [program:never]
        command=cat
        autostart=false
        stdout_logfile=%1$s/log
        """;
    write("log", "old\n");
    try (var daemon = Daemon.start(folder, conf)) {
      assertEquals("old\n", daemon.rpc.call("supervisor.readProcessStdoutLog", "never", 0, 0));
      assertEquals(true, daemon.rpc.call("supervisor.clearProcessLogs", "never"));
      assertEquals("", daemon.text("log"));
      write("log", "again\n");
      daemon.rpc.call("supervisor.clearAllProcessLogs");
      assertEquals("", daemon.text("log"));
    }
  }

  @Test
  void c27_whatIsNoTextCanBeReadByEveryClient() throws IOException {
    Files.write(folder.resolve("log"), new byte[] {'a', 0x1b, (byte) 0xff, 0, 'b', '\n'});
    var conf = "[program:never]\ncommand=cat\nautostart=false\nstdout_logfile=%1$s/log\n";
    try (var daemon = Daemon.start(folder, conf)) {
      var text = "a\ufffd\ufffd\ufffdb\n";
      assertEquals(text, daemon.rpc.call("supervisor.readProcessStdoutLog", "never", 0, 0));
      var tail = (List<?>) daemon.rpc.call("supervisor.tailProcessStdoutLog", "never", 0, 6);
      assertEquals(text, tail.getFirst());
    }
  }

  @Test
  void c28_autoLogsOfThisIdentifierAloneAreCleanedAndGoWithTheirGroup() throws IOException {
    var other = write("x-stdout---abc-12345678.log", "");
    var old = write("x-stdout---a.c-12345678.log.3", "");
    var conf = "identifier=a.c\n[program:cat]\ncommand=cat\nstartsecs=0\n";
    try (var daemon = Daemon.start(folder, conf)) {
      assertTrue(Files.exists(other));
      assertFalse(Files.exists(old));
      daemon.rpc.awaitState("cat", "RUNNING");
      var log = Path.of((String) daemon.rpc.info("cat").get("stdout_logfile"));
      assertTrue(Files.exists(log));
      var backup = write(log.getFileName() + ".1", "");
      daemon.rpc.call("supervisor.stopProcess", "cat", true);
      daemon.rpc.call("supervisor.removeProcessGroup", "cat");
      Await.until("both go", () -> !Files.exists(log) && !Files.exists(backup));
      assertTrue(Files.exists(other));
    }
  }

  @Test
  void c30_aMainLogThatIsNoneIsNoLogAndAWarning() throws IOException {
    try (var daemon = Daemon.start(folder, "logfile=NONE\n[program:cat]\ncommand=cat\n")) {
      Await.until(
          "the warning is seen",
          () -> daemon.output().contains("WARN logfile=NONE means that no main log is written"));
      var none = assertThrows(Rpc.Faulted.class, () -> daemon.rpc.call("supervisor.readLog", 0, 0));
      assertEquals(NO_FILE, none.code);
      var tail = daemon.rpc.exchange("GET /mainlogtail HTTP/1.0\r\n\r\n");
      assertTrue(tail.startsWith("HTTP/1.1 404") || tail.startsWith("HTTP/1.0 404"), tail);
    }
    assertFalse(Files.exists(folder.resolve("NONE")));
  }

  @Test
  void theEchoMayBeSilencedAndLevelsCount() throws IOException {
    var conf = "silent=true\nloglevel=warn\n[program:cat]\ncommand=cat\nstartsecs=0\n";
    try (var daemon = Daemon.start(folder, conf)) {
      daemon.rpc.awaitState("cat", "RUNNING");
      daemon.rpc.call("supervisor.stopProcess", "cat", true);
      daemon.awaitLog("WARN stopped: cat (terminated by SIGTERM)");
      assertFalse(daemon.log().contains(" INFO "), daemon.log());
      assertFalse(daemon.output().contains("WARN stopped"), daemon.output());
    }
  }

  @Test
  void theMainLogSaysWhatSupervisorsSays() throws IOException {
    var conf =
        """
        loglevel=trace
        [program:cat]
        command=sh -c 'echo hello; exec cat'
        startsecs=0
        [program:brief]
        command=false
        startretries=0
        [program:none]
        command=/none/such
        startretries=0
        """;
    try (var daemon = Daemon.start(folder, conf)) {
      daemon.rpc.awaitState("cat", "RUNNING");
      daemon.awaitLog("hello");
      daemon.rpc.call("supervisor.signalProcess", "cat", "CONT");
      daemon.awaitLog("gave up: brief");
      daemon.awaitLog("gave up: none");
      daemon.signal("TERM");
      daemon.ended();
      for (var line : CATALOGUE)
        assertTrue(
            Pattern.compile("(?m)^\\S+ \\S+ " + line + "$").matcher(daemon.log()).find(),
            () -> line + " is missing:\n" + daemon.log());
      var killing = daemon.log().indexOf("killing cat");
      assertTrue(killing > 0 && killing < daemon.log().indexOf("waiting for cat to die"));
    }
  }

  private static final List<String> CATALOGUE =
      List.of(
          "INFO RPC interface 'supervisor' initialized",
          "CRIT Server 'unix_http_server' running without any HTTP authentication checking",
          "INFO supervisord started with pid \\d+",
          "INFO spawned: 'cat' with pid \\d+",
          "INFO success: cat entered RUNNING state, process has stayed up for > than 0 seconds \\(startsecs\\)",
          "DEBG 'cat' stdout output:",
          "DEBG sending cat \\(pid \\d+\\) sig SIGCONT",
          "WARN exited: brief \\(exit status 1; not expected\\)",
          "INFO gave up: brief entered FATAL state, too many start retries too quickly",
          "INFO spawnerr: can't find command '/none/such'",
          "DEBG received SIGCHLD indicating a child quit",
          "DEBG fd \\d+ closed, stopped monitoring <'brief' stdout>",
          "TRAC XML-RPC method called: supervisor.getProcessInfo\\(\\)",
          "TRAC XML-RPC method supervisor.getProcessInfo\\(\\) returned successfully",
          "TRAC localhost:0 - - \\[\\d\\d/\\w{3}/\\d{4}:[\\d:]{8} \\+0000\\] \"POST /RPC2 HTTP/1.0\" 200 \\d+",
          "WARN received SIGTERM indicating exit request",
          "DEBG killing cat \\(pid \\d+\\) with signal SIGTERM",
          "INFO waiting for cat to die",
          "WARN stopped: cat \\(terminated by SIGTERM\\)");
}
