package jsupervisor.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The stream of changes that keeps a page live (docs/web.md). */
class WebEventsIT {
  private static final int MOST_STREAMS = 64;
  private static final String PROGRAMS =
      """
      [program:cat]
      command=/bin/cat
      startsecs=0
      [program:busy]
      command=/bin/sh -c 'while :; do :; done'
      autostart=false
      startsecs=0
      [program:idle]
      command=/bin/cat
      process_name=%%(process_num)04d
      numprocs=3000
      autostart=false
      """
          .replace("%%", "%");

  @TempDir Path folder;
  private int port;
  private String conf;
  private Daemon daemon;
  private Curl curl;

  @BeforeEach
  void start() throws IOException {
    port = Ports.free();
    conf = PROGRAMS + "[inet_http_server]\nport=127.0.0.1:" + port + "\n";
    daemon = Daemon.start(folder, conf);
    curl = Curl.port(folder, port);
    daemon.rpc.awaitState("cat", "RUNNING");
  }

  @AfterEach
  void stop() {
    daemon.close();
  }

  private EventStream stream(String query, String... options) {
    return EventStream.open(folder, curl.base() + "/events" + query, options);
  }

  @Test
  void changesArriveByThemselves() throws IOException {
    try (var stream = stream("")) {
      var hello = stream.await("hello", "\"rows\":[");
      assertTrue(hello.data().contains("\"token\":\"" + curl.token() + "\""));
      assertTrue(hello.data().contains("\"name\":\"cat\",\"state\":\"RUNNING\""));
      daemon.rpc.call("supervisor.stopProcess", "cat");
      stream.await("rows", "\"name\":\"cat\",\"state\":\"STOPPED\"");
      daemon.rpc.call("supervisor.startProcess", "cat");
      var started = stream.await("rows", "\"name\":\"cat\",\"state\":\"RUNNING\"");
      assertTrue(started.data().contains("\"starts\":2"), started.data());
      assertFalse(started.data().contains("idle"), "only what has changed");
      stream.await("beat", "1");
      Daemon.write(folder, conf.replace("[program:cat]", "[program:dog]"));
      assertEquals(200, curl.post("action=update").status());
      stream.await("gone", "[\"cat\"]");
      stream.await("rows", "\"name\":\"dog\",\"state\":\"RUNNING\"");
      assertTrue(stream.events().stream().noneMatch(e -> e.kind().equals("sample")));
    }
  }

  @Test
  void whoComesBackGetsOnlyWhatWasMissed() throws IOException {
    String seen;
    try (var first = stream("")) {
      first.await("hello", "");
      daemon.rpc.call("supervisor.stopProcess", "cat");
      seen = first.await("rows", "\"state\":\"STOPPED\"").id();
    }
    daemon.rpc.call("supervisor.startProcess", "cat");
    try (var second = stream("", "-H", "Last-Event-ID: " + seen)) {
      var missed = second.await("rows", "\"name\":\"cat\",\"state\":\"RUNNING\"");
      assertTrue(missed.id().startsWith(seen.split("-")[0] + "-"), missed.id() + " after " + seen);
      daemon.rpc.call("supervisor.stopProcess", "cat");
      second.await("rows", "\"state\":\"STOPPED\"");
      assertTrue(second.events().stream().noneMatch(e -> e.kind().equals("hello")));
    }
    for (var unknown : List.of("0123456789ab-1", "nonsense", seen.split("-")[0] + "-999999"))
      try (var other = stream("", "-H", "Last-Event-ID: " + unknown)) {
        other.await("hello", "\"rows\":[");
      }
  }

  @Test
  void aProcessThatIsWatchedTellsItsUsageAndItsHistory() throws IOException {
    try (var stream = stream("?processname=busy")) {
      stream.await("hello", "");
      daemon.rpc.call("supervisor.startProcess", "busy");
      stream.await("transition", "\"to\":\"RUNNING\",\"cause\":\"ran for startsecs (0 s)\"");
      stream.await("it works", e -> e.kind().equals("sample") && cpu(e) > 1);
      int pid = (int) daemon.rpc.info("busy").get("pid");
      Signals.send("SEGV", pid);
      var died = stream.await("transition", "killed by SIGSEGV");
      assertTrue(died.data().contains("\"name\":\"busy\""), died.data());
      stream.await("transition", "started again by autorestart");
      daemon.rpc.call("supervisor.stopProcess", "cat");
      stream.await("rows", "\"name\":\"cat\",\"state\":\"STOPPED\"");
      assertTrue(
          stream.events().stream()
              .noneMatch(
                  e -> e.kind().equals("transition") && e.data().contains("\"name\":\"cat\"")));
    }
    assertTrue(curl.get("/process.json?processname=busy").body().contains("\"cpuPercent\":"));
  }

  private static double cpu(EventStream.Event sample) {
    return Double.parseDouble(sample.data().replaceFirst(".*\"cpu\":([0-9.]+).*", "$1"));
  }

  @Test
  void theEndOfTheDaemonIsTold() throws IOException {
    try (var stream = stream("")) {
      stream.await("hello", "");
      daemon.rpc.call("supervisor.startProcess", "busy");
      stream.await("rows", "busy");
      daemon.signal("TERM");
      stream.awaitEnd();
      assertEquals(0, daemon.ended());
    }
  }

  @Test
  void aStreamGoesOnWithTheNextJvm() {
    long before = daemon.jvm();
    try (var stream = stream("", "--retry", "100", "--retry-all-errors", "--retry-delay", "1")) {
      stream.await("hello", "");
      Signals.send("KILL", before);
      Await.until("another JVM answers", () -> daemon.answers() && daemon.jvm() != before);
    }
    try (var stream = stream("", "--retry", "100", "--retry-all-errors", "--retry-delay", "1")) {
      stream.await("hello", "\"name\":\"cat\",\"state\":\"RUNNING\"");
    }
  }

  @Test
  void thereAreSixtyFourStreamsAtMost() throws IOException {
    var readers = new ArrayList<Socket>();
    try {
      for (int i = 0; i < MOST_STREAMS; i++) readers.add(reading(silent()));
      Await.until("all places are taken", () -> status() == 503);
      assertTrue(curl.get("/events").body().contains("64 streams"));
      readers.removeFirst().close();
      try (var stream = stream("", "--retry", "100", "--retry-all-errors", "--retry-delay", "1")) {
        stream.await("hello", "\"rows\":[");
      }
    } finally {
      for (var socket : readers) socket.close();
    }
  }

  private int status() {
    var code = "%{http_code}";
    var command = List.of("curl", "-s", "-o", "/dev/null", "-m", "2", "-w", code);
    var all = new ArrayList<>(command);
    all.add(curl.base() + "/events");
    return Integer.parseInt(Run.in(folder, all).out());
  }

  private static Socket reading(Socket socket) {
    Thread.ofVirtual()
        .start(() -> {
          try {
            socket.getInputStream().transferTo(OutputStream.nullOutputStream());
          } catch (IOException _) {
            // closed by the test
          }
        });
    return socket;
  }

  @Test
  void clientsThatDoNotReadAreDroppedAndHarmNobody() throws IOException {
    var silent = new ArrayList<Socket>();
    try {
      for (int i = 0; i < MOST_STREAMS; i++) silent.add(silent());
      assertTrue(curl.get("/rows.json").body().contains("\"name\":\"cat\""));
      daemon.rpc.call("supervisor.stopProcess", "cat");
      daemon.rpc.call("supervisor.startProcess", "cat");
      Await.until(
          () -> "they are dropped; still open: " + established(silent),
          Duration.ofSeconds(120),
          Duration.ofMillis(200),
          () -> established(silent) == 0);
      try (var stream = stream("", "--retry", "100", "--retry-all-errors", "--retry-delay", "1")) {
        stream.await("hello", "\"rows\":[");
        daemon.rpc.call("supervisor.stopProcess", "cat");
        stream.await("rows", "\"name\":\"cat\",\"state\":\"STOPPED\"");
      }
    } finally {
      for (var socket : silent) socket.close();
    }
  }

  /** Asks and takes no byte of the answer. */
  private Socket silent() throws IOException {
    var socket = new Socket();
    socket.setReceiveBufferSize(2048);
    socket.connect(new InetSocketAddress("127.0.0.1", port), 60_000);
    socket
        .getOutputStream()
        .write("GET /events HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    return socket;
  }

  /**
   * How many of these the daemon has not closed: what it has sent is in the way of its goodbye, so
   * that the client does not see it yet (proc_net_tcp(5), local and remote address, state).
   */
  private long established(List<Socket> sockets) {
    var ports = sockets.stream().map(socket -> hex(socket.getLocalPort())).toList();
    var open = ".*:" + hex(port) + " [0-9A-F]+:(" + String.join("|", ports) + ") 01 .*";
    return Stream.of("/proc/net/tcp", "/proc/net/tcp6")
        .flatMap(file -> lines(Path.of(file)))
        .filter(line -> line.matches(open))
        .count();
  }

  private static Stream<String> lines(Path file) {
    try {
      return Files.readAllLines(file).stream();
    } catch (IOException e) {
      return Stream.empty(); // no IPv6 here
    }
  }

  private static String hex(int port) {
    return "%04X".formatted(port);
  }
}
