package jsupervisor.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code [crashes]}: every unexpected end is a report, and equal ones are one. */
class CrashesIT {
  private static final String KEPT = "[crashes]\ndirectory=%1$s/kept\n";

  @TempDir Path folder;

  /** The rows about one group. */
  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> rows(Daemon daemon, String name) {
    try {
      return (List<Map<String, Object>>) daemon.rpc.call("jsupervisor.getCrashes", name);
    } catch (IOException e) {
      return List.of(); // a JVM takes over
    }
  }

  private static Map<String, Object> awaitRow(Daemon daemon, String name, int count) {
    Await.until(
        () -> count + " ends of " + name + ": " + rows(daemon, name) + daemon.log(),
        Duration.ofSeconds(60),
        Duration.ofMillis(50),
        () -> rows(daemon, name).stream().anyMatch(row -> (Integer) row.get("count") >= count));
    return rows(daemon, name).getFirst();
  }

  private static String told(Daemon daemon, Map<String, Object> row) {
    return Image.client(daemon.conf, "crash", row.get("id").toString()).ok().out();
  }

  private static void holds(String text, String... words) {
    for (var word : words)
      assertTrue(text.contains(word), () -> "\"" + word + "\" is in:\n" + text);
  }

  @Test
  void eachUnexpectedEndIsAReportAndEqualOnesAreOne() throws IOException {
    Files.writeString(folder.resolve("trace"), "\tat a.B.c(B.java:1)\n\tat a.B.d(B.java:2)\n");
    var programs =
        """
        [program:three]
        command=sh -c 'echo out; echo "no route to <b>host" >&2; exit 3'
        startsecs=0
        autorestart=false
        environment=PASSWORD="hidden",SHOWN="yes"
        [program:killed]
        command=sh -c 'kill -SEGV $$'
        autorestart=false
        startretries=0
        [program:well]
        command=true
        startsecs=0
        autorestart=false
        exitcodes=0
        [program:loop]
        command=sh -c 'echo "java.lang.Error: no $$" >&2; cat %1$s/trace >&2; sleep 0.02; exit 1'
        startsecs=0
        """;
    try (var daemon = Daemon.start(folder, KEPT + programs)) {
      var three = told(daemon, awaitRow(daemon, "three", 1));
      holds(three, "of three: exit status 3", "what: no route to <b>host", "    out\n");
      holds(three, "PASSWORD=***", "SHOWN=yes", ", ran for ", "binary: /", ", sha256 ");
      assertFalse(three.contains("hidden"), three);
      holds(told(daemon, awaitRow(daemon, "killed", 1)), "terminated by SIGSEGV", "startsecs");
      var row = awaitRow(daemon, "loop", 20);
      assertEquals(1, rows(daemon, "loop").size(), () -> rows(daemon, "loop").toString());
      assertTrue((Integer) row.get("read") < (Integer) row.get("count"), row::toString);
      holds(row.get("what").toString(), "java.lang.Error: no ");
      holds(told(daemon, row), "\tat a.B.d(B.java:2)", "of them were counted only");
      assertEquals(List.of(), rows(daemon, "well"));
      var list = Image.client(daemon.conf, "crashes").ok().out();
      holds(list, "ID ", "three ", "exit status 3", "killed ", "terminated by SIGSEGV", "loop ");
      for (var all : new String[] {"all", "three:*"})
        holds(Image.client(daemon.conf, "crashes", all).ok().out(), "three");
      holds(Image.client(daemon.conf, "crashes", "--json", "three").ok().out(), "\"count\": 1");
      var unknown = Image.client(daemon.conf, "crash", "nonsense");
      assertEquals(new Run(1, "nonsense: ERROR (no such crash)\n", ""), unknown);
      var nobody = Image.client(daemon.conf, "crashes", "nobody");
      assertEquals(new Run(1, "nobody: ERROR (no such process)\n", ""), nobody);
    }
  }

  @Test
  void anErrorInALogIsAReportToo() throws IOException {
    var program =
        """
        log_error_pattern=^ERROR
        [program:talk]
        command=sh -c 'cat %1$s/trace; sleep 0.5; cat %1$s/trace; exec cat'
        startsecs=0
        """;
    Files.writeString(
        folder.resolve("trace"), "INFO x\nERROR y\njava.lang.Error: z\n\tat a.B(C:1)\nINFO\n");
    try (var daemon = Daemon.start(folder, KEPT + program)) {
      var row = awaitRow(daemon, "talk", 2);
      assertEquals(List.of(row), rows(daemon, "talk"));
      holds(told(daemon, row), "of talk: line in stdout", "java.lang.Error: z", "\n    ERROR y\n");
    }
  }

  @Test
  void aUserOfOtherGroupsDoesNotSeeIt() throws IOException {
    int port = Ports.own();
    var sections =
        """
        [inet_http_server]
        port=127.0.0.1:%d
        [user:own]
        password=p
        role=read
        groups=three
        [user:other]
        password=p
        role=read
        groups=more
        [program:three]
        command=sh -c 'exit 3'
        startsecs=0
        autorestart=false
        """
            .formatted(port);
    try (var daemon = Daemon.start(folder, KEPT + sections)) {
      var id = awaitRow(daemon, "three", 1).get("id");
      var curl = Curl.port(folder, port);
      assertEquals(401, curl.get("/crashes.html").status());
      holds(curl.get("/crashes.html", "-u", "own:p").body(), "crash.html?id=" + id);
      assertEquals(200, curl.get("/crash.html?id=" + id, "-u", "own:p").status());
      holds(curl.get("/crashes.html", "-u", "other:p").body(), "None so far");
      assertEquals(404, curl.get("/crash.html?id=" + id, "-u", "other:p").status());
      var call =
          "<methodCall><methodName>jsupervisor.getCrash</methodName><params><param><value><string>"
              + id
              + "</string></value></param></params></methodCall>";
      holds(curl.get("/RPC2", "-u", "own:p", "-d", call).body(), "exit status 3");
      holds(curl.get("/RPC2", "-u", "other:p", "-d", call).body(), "BAD_NAME");
    }
  }

  private static void tool(Path file, String text) throws IOException {
    var fresh = file.resolveSibling("fresh");
    Files.writeString(fresh, "#!/bin/sh\n" + text);
    Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
  }

  @Test
  void reportsOutliveTheJvmAndTellWhatIsOtherThanAtTheLastGoodStart() throws IOException {
    var tool = folder.resolve("tool");
    tool(tool, "exec cat\n");
    var program =
        """
        [program:tool]
        command=%1$s/tool
        startsecs=0
        autorestart=false
        """;
    try (var daemon = Daemon.start(folder, KEPT + program)) {
      daemon.rpc.awaitState("tool", "RUNNING");
      daemon.rpc.call("supervisor.stopProcess", "tool", true);
      Await.until("the good start is kept", () -> good() > 0);
      tool(tool, "echo broken >&2\nexit 7\n");
      daemon.rpc.call("supervisor.startProcess", "tool", false);
      var row = awaitRow(daemon, "tool", 1);
      holds(told(daemon, row), "the binary has changed", "the environment is the same", "broken");
      ProcessHandle.of(daemon.jvm()).orElseThrow().destroyForcibly();
      assertEquals(row, awaitRow(daemon, "tool", 1));
      daemon.rpc.awaitState("tool", "EXITED");
      daemon.rpc.call("supervisor.startProcess", "tool", false);
      awaitRow(daemon, "tool", 2);
    }
  }

  private long good() {
    try (var files = Files.list(folder.resolve("kept"))) {
      return files.filter(file -> file.toString().endsWith(".good")).count();
    } catch (IOException e) {
      return 0;
    }
  }

  @Test
  void theEndThatEndsTheDaemonIsAReport() throws IOException {
    var program =
        """
        [program:web]
        command=sh -c 'until [ -e %1$s/go ]; do sleep 0.05; done; echo no route >&2; exit 7'
        startsecs=0
        autorestart=false
        """;
    try (var container = Container.run(folder, "exit_with=program:web\n" + KEPT + program)) {
      container.await("success: web").touch("go");
      assertEquals(7, container.ended(), container::output);
    }
    try (var files = Files.list(folder.resolve("kept"))) {
      var reports = files.filter(file -> file.toString().endsWith(".crash")).toList();
      assertEquals(1, reports.size(), reports::toString);
      var text = Files.readString(reports.getFirst(), StandardCharsets.ISO_8859_1);
      holds(text, "no route", "until [ -e "); // its log, and what the control thread says of it
    }
  }

  @Test
  void withoutTheSectionAndWithABrokenFolderProgramsRunAsEver() throws IOException {
    try (var daemon = Daemon.start(folder, "[program:cat]\ncommand=cat\nstartsecs=0\n")) {
      var said = Image.client(daemon.conf, "crashes");
      assertEquals(3, said.status(), said::toString);
      holds(said.out(), "keeps no crash reports");
      Files.writeString(folder.resolve("kept"), "no folder");
      Daemon.write(folder, KEPT + "[program:cat]\ncommand=sh -c 'exit 3'\nstartsecs=0\n");
      daemon.rpc.call("supervisor.restart");
      daemon.awaitLog("crash reports cannot be kept in ");
      daemon.awaitLog("exited: cat (exit status 3; not expected)");
      said = Image.client(daemon.conf, "crashes");
      assertEquals(1, said.status(), said::toString);
      holds(said.out(), "ERROR: crash reports cannot be kept in " + folder + "/kept: ");
    }
  }
}
