package jsupervisor.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** FastCGI programs: processes that share a listening socket (spec process, 12). */
class FcgiIT {
  private static final int NO_FILE = 20;
  private static final int FAILED = 30;
  private static final int SPAWN_ERROR = 50;

  @TempDir Path folder;
  private String worker;

  @BeforeEach
  void compile() {
    worker = Children.compile("worker", folder).toString();
  }

  private String program(int count, String socket) {
    return """
    [fcgi-program:f]
    command=%s %%1$s
    process_name=%%(process_num)d
    numprocs=%d
    startsecs=0
    socket=%s
    """
        .formatted(worker, count, socket);
  }

  private Callers unix() {
    return new Callers(UnixDomainSocketAddress.of(folder.resolve("s")));
  }

  private static long pid(Daemon daemon, String process) throws IOException {
    return ((Integer) daemon.rpc.info(process).get("pid")).longValue();
  }

  private static Set<Long> pids(Daemon daemon) throws IOException {
    return daemon.rpc.allInfo().stream()
        .map(info -> ((Integer) info.get("pid")).longValue())
        .collect(Collectors.toSet());
  }

  private static long count(Daemon daemon, String line) {
    return daemon.log().lines().filter(text -> text.endsWith(" INFO " + line)).count();
  }

  private static String stdin(long pid) throws IOException {
    return Files.readSymbolicLink(Path.of("/proc", "" + pid, "fd/0")).toString();
  }

  @Test
  void workersShareOneSocketThatIsClosedAfterTheLast() throws IOException {
    var url = "unix://" + folder.resolve("s");
    try (var daemon = Daemon.start(folder, program(3, "unix://%1$s/s"))) {
      for (var name : List.of("f:0", "f:1", "f:2")) daemon.rpc.awaitState(name, "RUNNING");
      unix().awaitAll(pids(daemon));
      assertEquals(2, count(daemon, "Creating socket " + url), "one is the test at the start");
      assertEquals(1, count(daemon, "Closing socket " + url));
      var flags = Files.readString(Path.of("/proc", "" + pid(daemon, "f:0"), "fdinfo/0"));
      assertTrue(flags.contains("flags:\t02\n"), "it is blocking: " + flags);
      var noStdin =
          assertThrows(
              Rpc.Faulted.class, () -> daemon.rpc.call("supervisor.sendProcessStdin", "f:0", "x"));
      assertEquals(NO_FILE, noStdin.code);
      daemon.rpc.call("supervisor.stopProcess", "f:0", true);
      unix().awaitAll(Set.of(pid(daemon, "f:1"), pid(daemon, "f:2")));
      assertEquals(1, count(daemon, "Closing socket " + url), "it has users still");
      daemon.rpc.call("supervisor.stopProcessGroup", "f", true);
      assertEquals(2, count(daemon, "Closing socket " + url));
      assertTrue(Files.exists(folder.resolve("s")), "its path stays, as with Supervisor");
      assertThrows(IOException.class, () -> unix().who());
      daemon.rpc.call("supervisor.startProcess", "f:1", true);
      assertEquals(pid(daemon, "f:1"), unix().who(), "and is made anew");
      assertEquals(3, count(daemon, "Creating socket " + url));
    }
  }

  @Test
  void aWorkerThatDiesIsReplacedOnTheSameSocket() throws IOException {
    try (var daemon = Daemon.start(folder, program(2, "unix://%1$s/s") + "exitcodes=0\n")) {
      daemon.rpc.awaitState("f:0", "RUNNING");
      daemon.rpc.awaitState("f:1", "RUNNING");
      var before = pids(daemon);
      var socket = stdin(pid(daemon, "f:0"));
      for (int i = 0; i < 20; i++) unix().ask("die").close();
      Await.until("both have died", () -> daemon.log().split("exit status 3", -1).length > 20);
      Await.until("both run", () -> running(daemon, 2));
      assertTrue(pids(daemon).stream().noneMatch(before::contains));
      unix().awaitAll(pids(daemon));
      assertTrue(socket.startsWith("socket:["), socket);
    }
  }

  private static boolean running(Daemon daemon, int count) {
    try {
      return daemon.rpc.allInfo().stream()
              .filter(info -> info.get("statename").equals("RUNNING"))
              .count()
          == count;
    } catch (IOException e) {
      return false;
    }
  }

  @Test
  void modeAndOwnerAreWhatTheFileSays() throws IOException {
    boolean root = System.getProperty("user.name").equals("root");
    var owner = root ? "nobody:nogroup" : System.getProperty("user.name");
    var conf = program(1, "unix://%1$s/s") + "socket_mode=0626\nsocket_owner=" + owner + "\n";
    try (var daemon = Daemon.start(folder, conf)) {
      daemon.rpc.awaitState("f:0", "RUNNING");
      var path = folder.resolve("s");
      assertEquals("rw--w-rw-", PosixFilePermissions.toString(Files.getPosixFilePermissions(path)));
      assertEquals(owner.split(":")[0], Files.getOwner(path).getName());
    }
  }

  /** Known-traps C58. */
  @Test
  void anUpdateChangesTheModeOfASocket() throws IOException {
    var conf = program(1, "unix://%1$s/s");
    try (var daemon = Daemon.start(folder, conf)) {
      daemon.rpc.awaitState("f:0", "RUNNING");
      Daemon.write(folder, conf + "socket_mode=0606\n");
      var told = Image.client(daemon.conf, "update").ok().out();
      assertTrue(told.contains("f: updated process group"), told);
      daemon.rpc.awaitState("f:0", "RUNNING");
      var mode = Files.getPosixFilePermissions(folder.resolve("s"));
      assertEquals("rw----rw-", PosixFilePermissions.toString(mode));
    }
  }

  @ParameterizedTest
  @CsvSource({"127.0.0.1, 127.0.0.1", "localhost, 127.0.0.1", "[::1], ::1"})
  void aPortWorksAsWell(String named, String host) throws IOException {
    int port = Callers.freePort();
    var url = "tcp://" + named + ":" + port;
    try (var daemon = Daemon.start(folder, program(2, url))) {
      daemon.rpc.awaitState("f:0", "RUNNING");
      daemon.rpc.awaitState("f:1", "RUNNING");
      Callers.tcp(host, port).awaitAll(pids(daemon));
      assertEquals(2, count(daemon, "Creating socket " + url));
    }
  }

  /** Known-traps B8: Supervisor starts such a member without a socket. */
  @Test
  void inAGroupItHasItsSocketToo() throws IOException {
    var conf =
        program(1, "unix://%1$s/s")
            + "[program:cat]\ncommand=cat\nstartsecs=0\n[group:g]\nprograms=f,cat\n"
            + "[group:h]\nprograms=f\n";
    try (var daemon = Daemon.start(folder, conf)) {
      daemon.rpc.awaitState("g:0", "RUNNING");
      daemon.rpc.awaitState("g:cat", "RUNNING");
      daemon.rpc.awaitState("h:0", "RUNNING");
      assertTrue(stdin(pid(daemon, "g:cat")).startsWith("pipe:["));
      assertEquals(stdin(pid(daemon, "g:0")), stdin(pid(daemon, "h:0")), "a section, a socket");
      unix().awaitAll(Set.of(pid(daemon, "g:0"), pid(daemon, "h:0")));
      daemon.rpc.call("supervisor.stopProcessGroup", "g", true);
      assertEquals(pid(daemon, "h:0"), unix().who());
    }
  }

  @Test
  void aSocketThatCannotBeMadeEndsTheStartWithItsReason() throws Exception {
    try (var taken = new ServerSocket(0)) {
      var url = "tcp://127.0.0.1:" + taken.getLocalPort();
      var conf = program(1, url) + "[program:p]\ncommand=touch %1$s/started\n";
      var process = Daemon.launch(List.of(Image.DAEMON), folder, conf);
      assertTrue(process.waitFor(30, TimeUnit.SECONDS));
      assertEquals(2, process.exitValue());
      var said = Files.readString(folder.resolve("output"));
      var reason = "Could not create FastCGI socket " + url + ": [Errno 98] Address already in use";
      assertTrue(said.contains("Error: " + reason + "\nFor help, use "), said);
      assertFalse(said.contains("\tat "), "no trace: " + said);
      assertFalse(Files.exists(folder.resolve("started")));
      assertFalse(Files.exists(folder.resolve("sock")), "the daemon's own socket is gone");
    }
  }

  /** Known-traps C3: Supervisor's daemon dies of it. */
  @Test
  void anAddressThatIsTakenWhenAWorkerComesBackIsASpawnError() throws IOException {
    int port = Callers.freePort();
    var url = "tcp://127.0.0.1:" + port;
    try (var daemon = Daemon.start(folder, program(1, url))) {
      daemon.rpc.awaitState("f:0", "RUNNING");
      daemon.rpc.call("supervisor.stopProcess", "f:0", true);
      var reason = "Could not create FastCGI socket " + url + ": [Errno 98] Address already in use";
      try (var taken = new ServerSocket()) {
        taken.setReuseAddress(true);
        taken.bind(new InetSocketAddress("127.0.0.1", port));
        var fault =
            assertThrows(
                Rpc.Faulted.class, () -> daemon.rpc.call("supervisor.startProcess", "f:0", true));
        assertEquals(SPAWN_ERROR, fault.code);
        var info = daemon.rpc.info("f:0");
        assertEquals("BACKOFF", info.get("statename"));
        assertEquals(reason, info.get("spawnerr"));
        assertTrue(daemon.log().contains("INFO spawnerr: " + reason), daemon::log);
      }
      daemon.rpc.awaitState("f:0", "RUNNING");
      assertEquals(pid(daemon, "f:0"), Callers.tcp("127.0.0.1", port).who());
    }
  }

  @Test
  void aGroupWhoseSocketCannotBeMadeIsNotAdded() throws IOException {
    try (var daemon = Daemon.start(folder, "[program:cat]\ncommand=cat\n")) {
      Daemon.write(folder, program(1, "unix://%1$s/no/such/folder/s"));
      daemon.rpc.call("supervisor.reloadConfig");
      var fault =
          assertThrows(Rpc.Faulted.class, () -> daemon.rpc.call("supervisor.addProcessGroup", "f"));
      assertEquals(FAILED, fault.code);
      assertTrue(
          fault.getMessage().endsWith("[Errno 2] No such file or directory"), fault::getMessage);
      daemon.rpc.awaitState("cat", "RUNNING");
    }
  }

  @Test
  void callersWhoComeWhileTheJvmIsDeadAreServed() throws IOException {
    int port = Callers.freePort();
    var callers = Callers.tcp("127.0.0.1", port);
    try (var daemon = Daemon.start(folder, program(2, "tcp://127.0.0.1:" + port))) {
      daemon.rpc.awaitState("f:0", "RUNNING");
      daemon.rpc.awaitState("f:1", "RUNNING");
      var socket = stdin(pid(daemon, "f:0"));
      long second = pid(daemon, "f:1");
      var hold = Files.createFile(folder.resolve("hold"));
      // Both wait in accept(2) already: each takes one caller more.
      long first = Callers.answer(callers.ask("who"));
      long other = Callers.answer(callers.ask("who"));
      assertEquals(pids(daemon), Set.of(first, other));
      ProcessHandle.of(daemon.jvm()).orElseThrow().destroyForcibly();
      var waiting = callers.ask("who");
      ProcessHandle.of(second).orElseThrow().destroyForcibly();
      Await.until("the next JVM answers", daemon::answers);
      Await.until("the second is replaced", () -> replaced(daemon, second));
      assertEquals(socket, stdin(pid(daemon, "f:1")), "it has the socket of the first");
      Files.delete(hold);
      assertTrue(pids(daemon).contains(Callers.answer(waiting)), "the one who waited is served");
      callers.awaitAll(pids(daemon));
      daemon.rpc.call("supervisor.stopProcessGroup", "f", true);
      assertTrue(Callers.free(port), "nobody holds the port any more");
    }
  }

  private static boolean replaced(Daemon daemon, long pid) {
    try {
      return running(daemon, 2) && pid(daemon, "f:1") != pid;
    } catch (IOException e) {
      return false;
    }
  }

  @Test
  void noKillOfTheJvmLeavesAPortTaken() throws IOException {
    int port = Callers.freePort();
    var callers = Callers.tcp("127.0.0.1", port);
    try (var daemon = Daemon.start(folder, program(1, "tcp://127.0.0.1:" + port))) {
      for (int round = 0; round < 5; round++) {
        daemon.rpc.awaitState("f:0", "RUNNING");
        long jvm = daemon.jvm();
        callers.ask("die").close();
        Await.until("it is dying", () -> daemon.log().contains("exit status 3"));
        ProcessHandle.of(jvm).orElseThrow().destroyForcibly();
        Await.until("the next JVM answers", daemon::answers);
      }
      daemon.rpc.awaitState("f:0", "RUNNING");
      assertEquals(pid(daemon, "f:0"), callers.who());
      daemon.rpc.call("supervisor.stopProcess", "f:0", true);
      assertTrue(Callers.free(port));
    }
  }
}
