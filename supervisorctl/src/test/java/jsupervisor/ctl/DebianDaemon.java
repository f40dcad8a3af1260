package jsupervisor.ctl;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Debian's supervisord in a directory of its own: the judge of what a client must say. */
final class DebianDaemon {
  static final Path SUPERVISORD = Path.of("/usr/bin/supervisord");
  static final Path SUPERVISORCTL = Path.of("/usr/bin/supervisorctl");

  private static final String CONFIGURATION =
      """
      [supervisord]
      logfile=%(here)s/supervisord.log
      pidfile=%(here)s/supervisord.pid
      childlogdir=%(here)s
      [unix_http_server]
      file=%(here)s/s.sock
      [inet_http_server]
      port=127.0.0.1:PORT
      username=joe
      password=secret
      [rpcinterface:supervisor]
      supervisor.rpcinterface_factory=supervisor.rpcinterface:make_main_rpcinterface
      [supervisorctl]
      serverurl=unix://%(here)s/s.sock
      [program:cat]
      command=/bin/cat
      startsecs=0
      [program:off]
      command=/bin/sleep 1000
      autostart=false
      startsecs=0
      [program:missing]
      command=/nonexistent/program
      autostart=false
      [program:plain]
      command=/etc/passwd
      autostart=false
      [program:quick]
      command=/bin/false
      autostart=false
      startretries=0
      [program:talk]
      command=/bin/sh -c "echo hello; echo oops >&2; exec sleep 1000"
      startsecs=0
      [program:mute]
      command=/bin/sleep 1000
      stdout_logfile=NONE
      startsecs=0
      [program:brief]
      command=/bin/sh -c "read line; sleep 1"
      startsecs=0
      autorestart=false
      [program:slow]
      command=/bin/sleep 1000
      autostart=false
      startsecs=600
      [program:w]
      command=/bin/sleep 1000
      numprocs=2
      process_name=%(program_name)s_%(process_num)d
      startsecs=0
      """;

  private final Path home;
  private final int port;
  private final Process process;

  private DebianDaemon(Path home, int port, Process process) {
    this.home = home;
    this.port = port;
    this.process = process;
  }

  /** Starts it and waits until its programs are up. */
  static DebianDaemon start(Path home) throws Exception {
    assertTrue(
        Files.isExecutable(SUPERVISORD) && Files.isExecutable(SUPERVISORCTL),
        "these tests compare with Supervisor itself; install it: apt-get install supervisor");
    int port = freePort();
    var file = home.resolve("supervisord.conf");
    Files.writeString(file, CONFIGURATION.replace("PORT", Integer.toString(port)));
    var process =
        new ProcessBuilder(SUPERVISORD.toString(), "-n", "-c", file.toString())
            .redirectErrorStream(true)
            .redirectOutput(home.resolve("start").toFile())
            .start();
    var daemon = new DebianDaemon(home, port, process);
    daemon.await("started", () -> daemon.holds(".*talk-stdout.*", "hello\n"));
    daemon.await("told so", () -> daemon.holds(".*talk-stderr.*", "oops\n"));
    for (var name : List.of("cat", "talk", "mute", "brief", "w_0", "w_1"))
      daemon.await(name + " runs", () -> daemon.logged("success: " + name + " entered RUNNING"));
    return daemon;
  }

  Path file() {
    return home.resolve("supervisord.conf");
  }

  String tcpUrl() {
    return "http://127.0.0.1:" + port;
  }

  /** Puts another text in its configuration file. */
  void rewrite(String old, String replacement) throws IOException {
    Files.writeString(file(), Files.readString(file()).replace(old, replacement));
  }

  /** Whether a file in its directory has that content. */
  boolean holds(String name, String content) {
    try (var files = Files.list(home)) {
      for (var file : files.filter(f -> f.getFileName().toString().matches(name)).toList())
        if (Files.readString(file, UTF_8).equals(content)) return true;
      return false;
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private boolean logged(String text) {
    try {
      return Files.readString(home.resolve("supervisord.log"), UTF_8).contains(text);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** Waits until something is so, a minute at most. */
  void await(String what, java.util.function.BooleanSupplier condition) throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) fail("not within a minute: " + what);
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }

  /** Ends it and its programs at once; an orderly stop takes Supervisor a second a group. */
  void stop() throws Exception {
    var children = process.descendants().toList();
    process.destroyForcibly().waitFor();
    children.forEach(ProcessHandle::destroyForcibly);
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
