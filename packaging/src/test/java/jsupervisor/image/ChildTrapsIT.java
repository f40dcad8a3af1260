package jsupervisor.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What others get wrong about making children and serving callers, by the traps' numbers. */
class ChildTrapsIT {
  private static final boolean ROOT = System.getProperty("user.name").equals("root");

  /** Words before a command that is to run as somebody to whom limits apply. */
  private static final List<String> UNPRIVILEGED =
      ROOT
          ? List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups")
          : List.of("env");

  @TempDir Path folder;

  @Test
  void a16AndC15AChildsSurroundings() throws IOException {
    var conf =
        """
        [program:show]
        command=sh -c 'env > %1$s/env; pwd > %1$s/pwd; cat /proc/self/status > %1$s/status; echo $$ > %1$s/made; exec cat'
        directory=/usr
        umask=027
        environment=SUPERVISOR_ENABLED="own",MINE="yes"
        startsecs=0
        """;
    var program = List.of("env", "HOME=/somewhere", "USER=somebody", Image.DAEMON);
    try (var daemon = Daemon.start(program, folder, conf)) {
      Await.until("it has shown", () -> !daemon.text("made").strip().isEmpty());
      var env = daemon.text("env").lines().toList();
      for (var line :
          List.of(
              "HOME=/somewhere",
              "USER=somebody",
              "SUPERVISOR_ENABLED=own",
              "MINE=yes",
              "SUPERVISOR_PROCESS_NAME=show",
              "SUPERVISOR_GROUP_NAME=show",
              "SUPERVISOR_SERVER_URL=unix://" + folder + "/sock"))
        assertTrue(env.contains(line), line + " is in " + env);
      assertEquals("/usr\n", daemon.text("pwd"));
      var mode = Files.getPosixFilePermissions(folder.resolve("made"));
      assertEquals("rw-r-----", PosixFilePermissions.toString(mode));
      long pid = ((Integer) daemon.rpc.info("show").get("pid")).longValue();
      assertEquals(pid, Proc.group(pid), "a group of its own");
      assertEquals(Proc.session(daemon.pid()), Proc.session(pid), "in the daemon's session");
      for (var signals : List.of("SigIgn", "SigBlk"))
        assertTrue(
            daemon.text("status").contains(signals + ":\t0000000000000000\n"),
            signals + " in " + daemon.text("status"));
    }
  }

  /** The folder is entered as the user that the child becomes. */
  @Test
  void a16TheUserComesBeforeTheFolder() throws IOException {
    var closed = Files.createDirectory(folder.resolve("closed"));
    Files.setPosixFilePermissions(
        closed, PosixFilePermissions.fromString(ROOT ? "rwx------" : "---------"));
    var conf =
        "[program:x]\ncommand=cat\nstartretries=0\ndirectory=%1$s/closed\nstderr_logfile=%1$s/err\n"
            + (ROOT ? "user=nobody\n" : "");
    try (var daemon = Daemon.start(folder, conf)) {
      daemon.rpc.awaitState("x", "FATAL");
      assertEquals(
          "supervisor: couldn't chdir to "
              + closed
              + ": EACCES\n"
              + "supervisor: child process was not spawned\n",
          daemon.text("err"));
    } finally {
      Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwx------"));
    }
  }

  @Test
  void a17AFailedExecIsInTheChildsOwnLogWithStatus127() throws IOException {
    Files.writeString(folder.resolve("orphan"), "#!/no/such/interpreter\n");
    Files.writeString(folder.resolve("plain"), "echo no shell runs this\n");
    for (var name : List.of("orphan", "plain")) folder.resolve(name).toFile().setExecutable(true);
    var conf =
        """
        [program:orphan]
        command=./orphan
        directory=%1$s
        startretries=0
        stderr_logfile=%1$s/orphan.err
        [program:plain]
        command=%1$s/plain
        startretries=0
        stderr_logfile=%1$s/plain.err
        """;
    try (var daemon = Daemon.start(folder, conf)) {
      daemon.rpc.awaitState("orphan", "FATAL");
      daemon.rpc.awaitState("plain", "FATAL");
      var end = "supervisor: child process was not spawned\n";
      assertEquals("supervisor: couldn't exec ./orphan: ENOENT\n" + end, daemon.text("orphan.err"));
      assertEquals(
          "supervisor: couldn't exec " + folder + "/plain: ENOEXEC\n" + end,
          daemon.text("plain.err"));
      daemon.awaitLog("WARN exited: orphan (exit status 127; not expected)");
      daemon.awaitLog("WARN exited: plain (exit status 127; not expected)");
    }
  }

  @Test
  void a18AndA21AutoLogsAreThereAtOnceAndNewAfterAReload() throws IOException {
    var left = Files.createFile(folder.resolve("old-stdout---supervisor-abcdefgh.log.3"));
    var others = Files.createFile(folder.resolve("old-stdout---supervisors-abcdefgh.log"));
    var conf = "[program:idle]\ncommand=cat\nautostart=false\n";
    try (var daemon = Daemon.start(folder, conf)) {
      assertFalse(Files.exists(left), "what an earlier daemon of that name has left is gone");
      var first = autologs();
      assertEquals(2, first.size(), "before the first start: " + first);
      for (var log : first)
        assertEquals(
            "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(log)));
      daemon.signal("HUP");
      Await.until("a new life", () -> daemon.log().split("supervisord started", -1).length == 3);
      daemon.rpc.awaitState("idle", "STOPPED");
      var second = autologs();
      assertEquals(2, second.size());
      assertTrue(first.stream().noneMatch(second::contains), first + " and " + second);
      assertTrue(Files.exists(others), "another daemon's are not touched");
    }
  }

  private List<Path> autologs() throws IOException {
    try (var files = Files.newDirectoryStream(folder, "idle-std*---supervisor-*.log")) {
      var all = new ArrayList<Path>();
      files.forEach(all::add);
      return all;
    }
  }

  @Test
  void c17AFullPipeTakesMoreAndLosesNothing() throws IOException {
    var conf =
        """
        [program:slow]
        command=sh -c 'while [ ! -e %1$s/go ]; do sleep 0.05; done; exec head -c 3000000 > %1$s/got'
        startsecs=0
        """;
    var text = "0123456789".repeat(100_000);
    try (var daemon = Daemon.start(folder, conf)) {
      daemon.rpc.awaitState("slow", "RUNNING");
      for (int i = 0; i < 3; i++)
        assertEquals(true, daemon.rpc.call("supervisor.sendProcessStdin", "slow", text));
      Files.createFile(folder.resolve("go"));
      Await.until("all arrives", () -> folder.resolve("got").toFile().length() == 3_000_000);
      assertEquals(text.repeat(3), daemon.text("got"));
    }
  }

  @Test
  void c19ALogThatCannotBeOpenedLeavesNoPipeBehind() throws IOException {
    Files.createDirectory(folder.resolve("folder"));
    var conf =
        "[program:x]\ncommand=cat\nautostart=false\nstartretries=2\nstdout_logfile=%1$s/folder\n";
    try (var daemon = Daemon.start(folder, conf)) {
      long before = pipes(daemon.pid()) + pipes(daemon.jvm());
      assertThrows(Rpc.Faulted.class, () -> daemon.rpc.call("supervisor.startProcess", "x", false));
      daemon.rpc.awaitState("x", "FATAL");
      assertEquals(
          "unknown error making dispatchers for 'x': EISDIR", daemon.rpc.info("x").get("spawnerr"));
      assertEquals(before, pipes(daemon.pid()) + pipes(daemon.jvm()));
    }
  }

  private static long pipes(long pid) throws IOException {
    try (var fds = Files.list(Path.of("/proc", "" + pid, "fd"))) {
      return fds.filter(fd -> link(fd).startsWith("pipe:")).count();
    }
  }

  private static String link(Path fd) {
    try {
      return Files.readSymbolicLink(fd).toString();
    } catch (IOException e) {
      return ""; // closed meanwhile
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"jvm", "keeper"})
  void tooManyOpenFilesIsASpawnErrorAndPasses(String who) throws IOException {
    var conf = "[program:f]\ncommand=false\nstartretries=1000\n";
    try (var daemon = Daemon.start(folder, conf)) {
      daemon.rpc.awaitState("f", "BACKOFF");
      long pid = who.equals("jvm") ? daemon.jvm() : daemon.pid();
      limit(List.of(), pid, "nofile", "10:");
      daemon.awaitLog("INFO spawnerr: too many open files to spawn 'f'");
      limit(List.of(), pid, "nofile", "1024:");
      int before = daemon.log().split("spawned: 'f'", -1).length;
      Await.until(
          "it is spawned again", () -> daemon.log().split("spawned: 'f'", -1).length > before);
      assertTrue(daemon.answers());
    }
  }

  @Test
  void aFullProcessTableIsASpawnErrorAndPasses() throws IOException {
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
    var program = new ArrayList<>(UNPRIVILEGED);
    program.add(Image.DAEMON);
    var conf = "[program:f]\ncommand=false\nstartretries=1000\n";
    try (var daemon = Daemon.start(program, folder, conf)) {
      daemon.rpc.awaitState("f", "BACKOFF");
      limit(UNPRIVILEGED, daemon.pid(), "nproc", "1:");
      daemon.awaitLog("INFO spawnerr: Too many processes in process table to spawn 'f'");
      limit(UNPRIVILEGED, daemon.pid(), "nproc", "1000:");
      int before = daemon.log().split("spawned: 'f'", -1).length;
      Await.until(
          "it is spawned again", () -> daemon.log().split("spawned: 'f'", -1).length > before);
    }
  }

  private void limit(List<String> as, long pid, String resource, String limits) {
    var words = new ArrayList<>(as);
    words.addAll(List.of("prlimit", "--pid", "" + pid, "--" + resource + "=" + limits));
    Run.in(folder, words).ok();
  }

  /** One connection asks twice; another is answered while the first one waits for a start. */
  @Test
  void a15ConnectionsAreKeptAndAWaitingOneHoldsUpNobody() throws IOException {
    var conf = "[program:slow]\ncommand=cat\nautostart=false\nstartsecs=3\n";
    try (var daemon = Daemon.start(folder, conf);
        var kept = SocketChannel.open(UnixDomainSocketAddress.of(folder.resolve("sock")))) {
      for (int i = 0; i < 2; i++) {
        send(kept, "supervisor.getIdentification", "");
        assertTrue(answer(kept).contains("<string>supervisor</string>"));
      }
      var parameters =
          "<param><value>slow</value></param><param><value><boolean>1</boolean></value></param>";
      send(kept, "supervisor.startProcess", parameters);
      daemon.rpc.awaitState("slow", "STARTING");
      assertEquals("STARTING", daemon.rpc.info("slow").get("statename"));
      assertTrue(answer(kept).contains("<boolean>1</boolean>"));
      assertEquals("RUNNING", daemon.rpc.info("slow").get("statename"));
      send(kept, "supervisor.getPID", "");
      assertTrue(answer(kept).contains("<int>" + daemon.pid() + "</int>"));
    }
  }

  private static void send(SocketChannel channel, String method, String params) throws IOException {
    var body =
        "<?xml version='1.0'?><methodCall><methodName>"
            + (method + "</methodName><params>" + params + "</params></methodCall>");
    var head =
        "POST /RPC2 HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/xml\r\nContent-Length: ";
    var all = head + body.length() + "\r\n\r\n" + body;
    channel.write(ByteBuffer.wrap(all.getBytes(StandardCharsets.US_ASCII)));
  }

  /** Reads exactly what Content-Length says. */
  private static String answer(SocketChannel channel) throws IOException {
    var in = Channels.newInputStream(channel);
    var head = new StringBuilder();
    while (!head.toString().endsWith("\r\n\r\n")) {
      int c = in.read();
      if (c < 0) throw new AssertionError("closed after " + head);
      head.append((char) c);
    }
    assertTrue(head.toString().startsWith("HTTP/1.1 200 "), head::toString);
    var length = head.toString().split("(?i)content-length: *")[1].split("\r")[0];
    return new String(in.readNBytes(Integer.parseInt(length)), StandardCharsets.UTF_8);
  }
}
