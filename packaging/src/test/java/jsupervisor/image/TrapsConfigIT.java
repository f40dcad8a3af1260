package jsupervisor.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The known traps of configuration and reload in the running daemon, by their numbers. */
@Timeout(300)
class TrapsConfigIT {
  private static final String CAT = "[program:cat]\ncommand=/bin/cat\nstartsecs=0\n";

  @TempDir Path folder;

  private List<String> files(String beginning) {
    try (var files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.startsWith(beginning))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private String text(String file) {
    try {
      return Files.readString(folder.resolve(file));
    } catch (IOException e) {
      return e.toString();
    }
  }

  private Path executable(String name, String text) throws IOException {
    var file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    assertTrue(file.toFile().setExecutable(true));
    return file;
  }

  @Test
  void a3FatalComesAfterOneAttemptMoreThanStartretriesAlsoWithAnExpectedExitCode()
      throws IOException {
    var conf =
        """
        [program:brief]
        command=sh -c 'echo x >> %1$s/brief; exit 0'
        startretries=1
        [program:once]
        command=sh -c 'echo x >> %1$s/once; exit 1'
        startretries=0
        """;
    try (var daemon = Daemon.start(folder, conf)) {
      daemon.rpc.awaitState("once", "FATAL");
      daemon.rpc.awaitState("brief", "FATAL");
      assertEquals("x\n", text("once"));
      assertEquals("x\nx\n", text("brief"));
    }
  }

  @Test
  void a20AStoppedProcessStaysSoUntilItsOwnGroupChanges() throws IOException {
    var two = CAT + "[program:dog]\ncommand=/bin/cat\nstartsecs=0\n";
    try (var daemon = Daemon.start(folder, two)) {
      daemon.rpc.awaitState("dog", "RUNNING");
      daemon.rpc.call("supervisor.stopProcess", "cat");
      Daemon.write(folder, two + "priority=5\n");
      assertTrue(Image.client(daemon.conf, "update").ok().out().contains("dog: updated process"));
      daemon.rpc.awaitState("dog", "RUNNING");
      assertEquals("STOPPED", daemon.rpc.info("cat").get("statename"));
      Daemon.write(folder, two.replaceFirst("startsecs", "priority=6\nstartsecs") + "priority=5\n");
      assertTrue(Image.client(daemon.conf, "update").ok().out().contains("cat: updated process"));
      daemon.rpc.awaitState("cat", "RUNNING");
    }
  }

  @Test
  void b9TheUmaskCountsInTheForegroundToo() throws IOException {
    var conf = "umask=027\n[program:show]\ncommand=sh -c 'umask > %1$s/umask; exec cat'\n";
    try (var daemon = Daemon.start(folder, conf)) {
      daemon.rpc.awaitState("show", "RUNNING");
      assertEquals("0027\n", text("umask"));
    }
  }

  @Test
  void b21AReloadReadsTheFileOfTheCommandLineAgain() throws IOException {
    Files.writeString(folder.resolve("supervisord.conf"), "[supervisord]\n[program:other]\n");
    try (var daemon = Daemon.start(folder, CAT)) {
      daemon.rpc.awaitState("cat", "RUNNING");
      Daemon.write(folder, CAT.replace("program:cat", "program:dog"));
      daemon.signal("HUP");
      daemon.awaitLog("spawned: 'dog'");
      daemon.rpc.awaitState("dog", "RUNNING");
      assertEquals(1, daemon.rpc.allInfo().size());
    }
  }

  @Test
  void c1ABadFileChangesNothingAndIsSaidInTheLogAndToTheCaller() throws IOException {
    try (var daemon = Daemon.start(folder, CAT)) {
      daemon.rpc.awaitState("cat", "RUNNING");
      var before = daemon.rpc.info("cat").get("pid");
      for (var bad : List.of("startretries=many\n", "junk\n", "[group:g]\nprograms=no\n")) {
        Daemon.write(folder, CAT + bad);
        var fault =
            assertThrows(Rpc.Faulted.class, () -> daemon.rpc.call("supervisor.reloadConfig"));
        assertEquals(92, fault.code, bad);
        assertTrue(fault.getMessage().contains("CANT_REREAD: "), fault::getMessage);
        assertEquals(
            92, assertThrows(Rpc.Faulted.class, () -> daemon.rpc.call("supervisor.restart")).code);
      }
      daemon.awaitLog("CRIT the configuration is in error: " + daemon.conf + ":");
      daemon.awaitLog("[program:cat] startretries: invalid literal for int() with base 10: 'many'");
      daemon.awaitLog("CRIT not restarting, because the configuration is in error: ");
      assertEquals(before, daemon.rpc.info("cat").get("pid"));
      Daemon.write(folder, CAT + "priority=1\n");
      assertEquals("cat: changed\n", Image.client(daemon.conf, "reread").ok().out());
    }
  }

  /** Supervisor looks for the file from the new directory, does not find it, and is gone. */
  @Test
  void c1c8ARelativeFileIsFoundAgainAfterTheChangeOfDirectory() throws IOException {
    Daemon.write(folder, "directory=/\n" + CAT);
    Run.in(folder, List.of(Image.DAEMON, "-c", "conf")).ok();
    var rpc = new Rpc(folder.resolve("sock"));
    long pid = Long.parseLong(text("supervisord.pid").strip()); // C8: it is there at once
    try {
      assertEquals((int) pid, rpc.call("supervisor.getPID"));
      rpc.awaitState("cat", "RUNNING");
      assertEquals("/", Files.readSymbolicLink(Path.of("/proc/" + pid + "/cwd")).toString());
      Daemon.write(folder, "directory=/\n" + CAT.replace("program:cat", "program:dog"));
      Signals.send("HUP", pid);
      Await.until("dog is there", () -> text("supervisord.log").contains("spawned: 'dog'"));
      rpc.awaitState("dog", "RUNNING");
      assertEquals((int) pid, rpc.call("supervisor.getPID"));
    } finally {
      Signals.send("TERM", pid);
      Await.until("the daemon ends", () -> !Proc.alive(pid));
    }
  }

  @Test
  void c2ASecondDaemonHarmsNothingOfTheFirst() throws IOException {
    try (var daemon = Daemon.start(folder, CAT)) {
      daemon.rpc.awaitState("cat", "RUNNING");
      var logs = files("cat-std");
      assertEquals(2, logs.size());
      var second = Run.in(folder, List.of(Image.DAEMON, "-n", "-c", daemon.conf.toString()));
      assertEquals(2, second.status(), second::toString);
      assertTrue(second.err().contains("Another program is already listening"), second::toString);
      assertEquals(logs, files("cat-std"));
      assertEquals(daemon.pid() + "\n", text("supervisord.pid"));
      assertTrue(daemon.answers());
    }
    assertEquals(List.of(), files("supervisord.pid"));
  }

  @Test
  void c5LogAndPidFileAreThoseOfTheStart() throws IOException {
    try (var daemon = Daemon.start(folder, CAT)) {
      Daemon.write(folder, "logfile=%1$s/other.log\npidfile=%1$s/./other.pid\n" + CAT);
      daemon.rpc.call("supervisor.reloadConfig");
      var log = (String) daemon.rpc.call("supervisor.readLog", 0, 0);
      assertTrue(log.contains("supervisord started with pid"), log);
      assertEquals(daemon.pid() + "\n", text("supervisord.pid"));
    }
    assertEquals(List.of(), files("other"));
    assertEquals(List.of(), files("supervisord.pid"));
  }

  @Test
  void c13ACommandWithASlashIsLookedForWhereItWillRun() throws IOException {
    executable("there/tool", "#!/bin/sh\nexec cat\n");
    executable("here-only", "#!/bin/sh\nexec cat\n");
    var conf =
        """
        [program:there]
        command=./tool
        directory=%1$s/there
        [program:here]
        command=./here-only
        directory=/
        """;
    try (var daemon = Daemon.start(folder, conf)) {
      daemon.rpc.awaitState("there", "RUNNING");
      daemon.rpc.awaitState("here", "RUNNING");
    }
  }

  @Test
  void c14TheSearchForACommandGoesOnBehindWhatCannotBeRun() throws IOException {
    Files.createDirectories(folder.resolve("a/tool"));
    Files.createDirectories(folder.resolve("b"));
    Files.writeString(folder.resolve("b/tool"), "not to be run");
    executable("c/tool", "#!/bin/sh\nexec cat\n");
    var conf =
        """
        [program:tool]
        command=tool
        environment=PATH="%1$s/a:%1$s/b:%1$s/c:/usr/bin:/bin"
        [program:none]
        command=tool
        environment=PATH="%1$s/a:%1$s/b"
        startretries=0
        """;
    try (var daemon = Daemon.start(folder, conf)) {
      daemon.rpc.awaitState("tool", "RUNNING");
      daemon.rpc.awaitState("none", "FATAL");
      assertEquals(
          "command at '" + folder + "/b/tool' is not executable",
          daemon.rpc.info("none").get("spawnerr"));
    }
  }

  @Test
  void c28AGroupThatIsRemovedTakesItsAutoLogsWithIt() throws IOException {
    try (var daemon = Daemon.start(folder, CAT)) {
      daemon.rpc.awaitState("cat", "RUNNING");
      assertEquals(2, files("cat-std").size());
      Daemon.write(folder, "");
      Image.client(daemon.conf, "update").ok();
      Await.until("the logs are gone", () -> files("cat-std").isEmpty());
    }
  }

  @Test
  void c30NoneIsNoFile() throws IOException {
    try (var daemon = Daemon.start(folder, "logfile=NONE\n" + CAT)) {
      daemon.rpc.awaitState("cat", "RUNNING");
      assertTrue(daemon.output().contains("WARN logfile=NONE means"), daemon.output());
    }
    assertEquals(List.of(), files("NONE"));
    assertEquals(List.of(), files("supervisord.log"));
  }

  @Test
  void c58EveryDifferenceIsFound() throws IOException {
    var conf = CAT + "stdout_logfile=%1$s/out\n";
    try (var daemon = Daemon.start(folder, conf)) {
      for (var other :
          List.of(CAT, conf + "environment=A=1\n", conf + "exitcodes=1\n", conf + "user=root\n")) {
        Daemon.write(folder, other);
        assertEquals("cat: changed\n", Image.client(daemon.conf, "reread").ok().out(), other);
      }
      Daemon.write(folder, conf);
      assertEquals(
          "No config updates to processes\n", Image.client(daemon.conf, "reread").ok().out());
    }
  }

  /** As somebody else nobody could raise a hard limit. Who cannot raise it at all is told so. */
  @Test
  void c61LimitsAreRaisedBeforePrivilegesAreDropped() throws Exception {
    boolean mayRaise =
        Run.in(folder, List.of("sh", "-c", "ulimit -n 300; ulimit -Hn 400")).status() == 0;
    var limited = List.of("sh", "-c", "ulimit -n 300; exec \"$0\" \"$@\"", Image.DAEMON);
    var conf =
        "minfds=400\nuser=nobody\n[program:show]\ncommand=sh -c 'ulimit -n; id -un; exec cat'\n"
            + "stdout_logfile=%1$s/show\n";
    if (mayRaise) {
      Run.in(folder, List.of("chmod", "0777", folder.toString())).ok();
      try (var daemon = Daemon.start(limited, folder, conf)) {
        daemon.rpc.awaitState("show", "RUNNING");
        Await.until("it has shown", () -> daemon.text("show").equals("400\nnobody\n"));
        daemon.awaitLog("Increased RLIMIT_NOFILE limit to 400");
      }
    } else {
      var process = Daemon.launch(limited, folder, conf.replace("user=nobody\n", ""));
      assertEquals(2, process.waitFor());
      assertTrue(text("output").contains("only allow you to open 300 file descriptors"));
      assertFalse(Files.exists(folder.resolve("show")));
    }
  }

  @Test
  void unknownNamesAreInTheLogAtTheStartAndAtEachReread() throws IOException {
    var conf = "nodeamon=true\n" + CAT + "autorestrat=true\n";
    try (var daemon = Daemon.start(folder, conf)) {
      daemon.awaitLog("WARN " + daemon.conf + ":11: unknown option 'nodeamon'");
      daemon.awaitLog(
          "unknown option 'autorestrat' in section [program:cat] is ignored"
              + " (did you mean 'autorestart'?)");
      Daemon.write(folder, CAT + "[progam:dog]\n");
      daemon.rpc.call("supervisor.reloadConfig");
      daemon.awaitLog("unknown section [progam:dog] is ignored (did you mean [program:dog]?)");
    }
  }

  @Test
  void theWarningsAboutUnknownNamesCanBeSwitchedOff() throws IOException {
    try (var daemon = Daemon.start(folder, "warn_unknown=false\nnodeamon=true\n" + CAT)) {
      daemon.rpc.awaitState("cat", "RUNNING");
      assertFalse(daemon.log().contains("unknown option"), daemon.log());
    }
  }
}
