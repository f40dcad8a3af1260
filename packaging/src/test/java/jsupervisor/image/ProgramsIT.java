package jsupervisor.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The image's programs, each by itself. */
class ProgramsIT {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"supervisord", "supervisorctl"})
  void aProgramRunsFromAnyFolderAndThroughSymlinks(String name) throws IOException {
    var program = Image.program(name);
    var first = Files.createSymbolicLink(folder.resolve("first"), program);
    Files.createSymbolicLink(folder.resolve("second"), Path.of("first"));
    var expected = Run.in(Path.of("/"), List.of(program.toString(), "-h")).ok().out();
    assertTrue(expected.contains("-c"), expected);
    var ways =
        List.of(
            List.of("./second", "-h"), List.of("sh", "second", "-h"), List.of(first + "", "-h"));
    for (var way : ways) {
      assertEquals(expected.lines().count(), Run.in(folder, way).ok().out().lines().count());
    }
    var onPath = Map.of("PATH", program.getParent() + ":/usr/bin:/bin");
    Run.in(Path.of("/"), List.of("sh", "-c", name + " -h"), onPath).ok();
  }

  @ParameterizedTest
  @ValueSource(strings = {"supervisord", "supervisorctl"})
  void aProgramHasItsClassArchiveAndUsesIt(String name) throws IOException {
    var lib = Image.FOLDER.resolve("lib");
    assertTrue(Files.exists(lib.resolve(name + ".jsa")), "archive of " + name);
    Run.in(
            folder,
            List.of(
                Image.FOLDER.resolve("runtime/bin/java").toString(),
                "-XX:+UseSerialGC",
                "-Xshare:on", // an archive that does not fit is an error then
                "--enable-native-access=ALL-UNNAMED", // must be as in the launcher
                "-XX:SharedArchiveFile=" + lib.resolve(name + ".jsa"),
                "-cp",
                lib.resolve(name + ".jar").toString(),
                "-version"))
        .ok();
  }

  /** A daemon whose own JVM took them would not even start. */
  @Test
  void optionsForTheProgramsJvmsReachThemAndNotTheDaemon() throws IOException {
    var options = "-Xmx1x --no-such-option 'a \"b\" $c";
    var program = List.of("env", "JAVA_TOOL_OPTIONS=" + options, "_JAVA_OPTIONS=", Image.DAEMON);
    var tell = "[program:tell]\ncommand=/usr/bin/env\nstartsecs=0\nautorestart=false\n";
    try (var daemon = Daemon.start(program, folder, tell + "stdout_logfile=%1$s/told\n")) {
      daemon.rpc.awaitState("tell", "EXITED");
      var told = "\n" + daemon.text("told"); // in any order
      assertTrue(told.contains("\nJAVA_TOOL_OPTIONS=" + options + "\n"), told);
      assertTrue(told.contains("\n_JAVA_OPTIONS=\n"), told);
      assertTrue(!told.contains("jsupervisor_"), told);
    }
  }

  @Test
  void echoPrintsTheSample() throws IOException {
    var printed = Run.in(folder, List.of(Image.program("echo_supervisord_conf").toString())).ok();
    assertEquals(sample(), printed.out());
  }

  @Test
  void theSampleRunsAsItIs() throws IOException {
    runs(sample());
  }

  @Test
  void theSampleRunsWithEveryOptionActive() throws IOException {
    Files.createDirectory(folder.resolve("conf.d"));
    runs(everyOptionActive());
  }

  private static String everyOptionActive() throws IOException {
    var me = System.getProperty("user.name");
    return sample()
        .replaceAll("(?m)^;(?=\\[|\\w+=)", "")
        .replace("chown=root:root", "chown=" + me)
        .replace("user=root", "user=" + me)
        // TLS has tests of its own, with certificates
        .replaceAll("(?m)^(certificate|certificate_key|client_ca|ca)=.*\n", "")
        .replace("127.0.0.1:9101", "127.0.0.1:" + freePort())
        .replace("127.0.0.1:9001", "127.0.0.1:" + freePort());
  }

  private void runs(String sample) throws IOException {
    var conf = Files.writeString(folder.resolve("conf"), sample.replace("/tmp", folder.toString()));
    Run.in(folder, List.of(Image.DAEMON, "-c", conf.toString())).ok();
    Await.until("the client is answered", () -> Image.client(conf, "pid").status() == 0);
    assertEquals("Shut down\n", Image.client(conf, "shutdown").ok().out());
    Await.until("it ends", () -> !Files.exists(folder.resolve("supervisord.pid")));
  }

  private static int freePort() throws IOException {
    try (var socket = new java.net.ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static String sample() throws IOException {
    return Files.readString(Image.HOUSE.resolve("sample-conf/supervisord.conf"));
  }

  @Test
  void theDaemonIsCalledSupervisordAndLeaksNothingIntoItsPrograms() throws IOException {
    var conf =
        """
        [program:show]
        command=sh -c 'env > %1$s/env; ls -l /proc/self/fd > %1$s/fds; touch %1$s/done; exec cat'
        startsecs=0
        """;
    try (var daemon =
        Daemon.start(List.of("env", "-i", "PWD=/", "A=b", Image.DAEMON), folder, conf)) {
      assertEquals("supervisord", Proc.name(daemon.pid()));
      Await.until("it has shown", () -> Files.exists(folder.resolve("done")));
      for (var line : daemon.text("env").lines().toList()) {
        assertTrue(line.matches("(A=b|PWD=.*|OLDPWD=.*|_=.*|SHLVL=.*|SUPERVISOR_\\w+=.*)"), line);
      }
      var open = daemon.text("fds").lines().filter(line -> line.contains(" -> ")).toList();
      assertEquals(4, open.size(), "0, 1, 2 and ls' own: " + open);
    }
  }

  @Test
  void pidproxySendsSignalsOnToThePidInTheFile() throws Exception {
    Files.writeString(
        folder.resolve("command"),
        """
        #!/bin/sh
        sh -c 'trap "echo hup >> said" HUP; trap "echo term >> said; exit 0" TERM
               echo $$ > pid; while :; do sleep 0.05; done' &
        until [ -e end ]; do sleep 0.05; done; touch ended
        """);
    folder.resolve("command").toFile().setExecutable(true);
    var proxy =
        new ProcessBuilder(Image.program("pidproxy").toString(), "pid", "./command", "x")
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("output").toFile())
            .start();
    Await.until("the real process is there", () -> !text("pid").isEmpty());
    Signals.send("HUP", proxy.pid());
    Await.until("HUP arrived", () -> text("said").equals("hup"));
    assertTrue(proxy.isAlive(), "HUP does not end it");
    Signals.send("TERM", proxy.pid());
    assertEquals(0, proxy.waitFor());
    Await.until("TERM arrived", () -> text("said").equals("hup\nterm"));
    assertEquals("", text("output"));
    Files.writeString(folder.resolve("end"), "");
    Await.until("its command ends", () -> Files.exists(folder.resolve("ended")));
  }

  @Test
  void pidproxyStaysWhenThereIsNobodyToTell() throws Exception {
    var proxy =
        new ProcessBuilder(Image.program("pidproxy").toString(), "pid", "/bin/cat")
            .directory(folder.toFile())
            .redirectOutput(folder.resolve("output").toFile())
            .start();
    var cannot = "Can't read child pidfile pid!";
    Signals.send("TERM", proxy.pid());
    Await.until("it says so", () -> text("output").equals(cannot));
    Files.writeString(folder.resolve("pid"), "-1\n");
    Signals.send("QUIT", proxy.pid());
    Await.until("a bad number too", () -> text("output").equals(cannot + "\n" + cannot));
    assertTrue(proxy.isAlive());
    var real = new ProcessBuilder("sleep", "1000").start();
    Files.writeString(folder.resolve("pid"), real.pid() + "\n");
    Signals.send("INT", proxy.pid());
    assertEquals(0, proxy.waitFor());
    assertEquals(128 + 2, real.waitFor());
    proxy.getOutputStream().close();
  }

  @Test
  void pidproxyEndsWithItsCommandAndExplainsItself() {
    var pidproxy = Image.program("pidproxy").toString();
    assertEquals(0, Run.in(folder, List.of(pidproxy, "pid", "/bin/true")).status());
    var usage = Run.in(folder, List.of(pidproxy, "pid"));
    assertEquals(1, usage.status());
    assertTrue(usage.out().contains("PIDFILE COMMAND"), usage.out());
  }

  private String text(String file) {
    try {
      return Files.readString(folder.resolve(file)).strip();
    } catch (IOException e) {
      return "";
    }
  }
}
