package jsupervisor.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code [health]}: real targets, some of which hang, flood and lie. */
class ProbesIT {
  private static final InetAddress HERE = InetAddress.getLoopbackAddress();
  private static final String QUICK =
      """
      startsecs=0
      probe_interval=1
      probe_failures=2
      probe_start_period=0
      """;

  /** Another one than the daemon's, where it may be. */
  private static final String USER =
      System.getProperty("user.name").equals("root") ? "nobody" : System.getProperty("user.name");

  @TempDir Path folder;

  private HttpServer server;
  private ServerSocket silent;
  private ServerSocketChannel unix;
  private volatile int status = 200;

  @BeforeEach
  void open() throws IOException {
    server = HttpServer.create(new InetSocketAddress(HERE, 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", exchange -> answer(exchange, status));
    server.createContext("/loop", exchange -> answer(exchange, 302));
    server.createContext("/flood", ProbesIT::flood);
    server.start();
    silent = new ServerSocket(0, 50, HERE);
    unix = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    unix.bind(UnixDomainSocketAddress.of(folder.resolve("there")));
  }

  @AfterEach
  void close() throws IOException {
    server.stop(0);
    silent.close();
    unix.close();
  }

  private static void answer(HttpExchange exchange, int status) throws IOException {
    exchange.getResponseHeaders().add("Location", "/loop");
    exchange.sendResponseHeaders(status, -1);
    exchange.close();
  }

  private static void flood(HttpExchange exchange) throws IOException {
    exchange.sendResponseHeaders(200, 0);
    try (var out = exchange.getResponseBody()) {
      while (true) out.write("a".repeat(10_000).getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
  }

  private String program(String name, String probe, String more) {
    return "[program:" + name + "]\ncommand=cat\nprobe=" + probe + "\n" + QUICK + more;
  }

  private String http(String path) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + path;
  }

  private String config(int port) {
    return "[inet_http_server]\nport=127.0.0.1:"
        + port
        + "\nusername=u\npassword=secret\n[health]\ndirectory=%1$s/health\nprocess_info=true\n"
        + program("web", http("/"), "required=true\nprobe_action=restart\n")
        + program("hangs", "http://127.0.0.1:" + silent.getLocalPort(), "probe_timeout=1\n")
        + program("floods", http("/flood"), "probe_pattern=b\n")
        + program("loops", http("/loop"), "")
        + program("socket", "unix:%1$s/there", "")
        + program(
            "asks", "exec:sh -c 'test \"$SUPERVISOR_PROCESS_NAME$X\" = asksy'", "environment=X=y\n")
        + program("other", "exec:sh -c 'test \"$(id -un)\" = " + USER + "'", "user=" + USER + "\n")
        + program("blind", "exec:/no/such/command", "probe_action=restart\n")
        + "[program:later]\ncommand=cat\nstartsecs=0\nautostart=false\nrequired=true\n"
        + "[probe:outside]\nprobe=tcp://127.0.0.1:"
        + silent.getLocalPort()
        + "\n";
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> health(Daemon daemon, String name) {
    try {
      return ((List<Map<String, Object>>) daemon.rpc.call("jsupervisor.getHealth", name))
          .getFirst();
    } catch (IOException e) {
      return Map.of("health", "", "last", e.toString()); // a JVM takes over
    }
  }

  private static Map<String, Object> await(Daemon daemon, String name, String key, Object wanted) {
    Await.until(
        () -> name + " is " + wanted + ": " + health(daemon, name) + daemon.log(),
        Duration.ofSeconds(60),
        Duration.ofMillis(20),
        () -> wanted.equals(health(daemon, name).get(key)));
    return health(daemon, name);
  }

  private static void says(Curl curl, String path, int status, String body) {
    Await.until(
        () -> path + " says " + body + ": " + curl.get(path),
        Duration.ofSeconds(60),
        Duration.ofMillis(20),
        () -> curl.get(path).status() == status && curl.get(path).body().equals(body));
  }

  @Test
  void whatDoesNotDoItsWorkIsSeenAndRestarted() throws IOException {
    int port = Ports.own();
    try (var daemon = Daemon.start(folder, config(port))) {
      var curl = Curl.port(folder, port);
      eachKindOfProbeIsAsked(daemon);
      says(curl, "/healthz", 200, "ok\n");
      says(curl, "/healthz/web", 200, "ok\n");
      says(curl, "/healthz/none", 404, "no such group\n");
      says(curl, "/healthz/hangs", 503, "hangs: UNHEALTHY\n");
      says(curl, "/readyz", 503, "later: not running\n");
      assertEquals(401, curl.get("/").status());
      Image.client(daemon.conf, "start", "later").ok();
      says(curl, "/readyz", 200, "ok\n");
      theClientTells(daemon);
      whatTurnsUnhealthyIsRestarted(daemon, curl);
      aKillOfTheJvmIsNoNews(daemon);
    }
  }

  private static void eachKindOfProbeIsAsked(Daemon daemon) {
    for (var well : List.of("web", "socket", "asks", "other", "probe:outside"))
      await(daemon, well, "health", "HEALTHY");
    await(daemon, "hangs", "last", "timed out");
    await(daemon, "floods", "last", "status 200, and probe_pattern is not found");
    await(daemon, "loops", "last", "more than 5 redirects");
    for (var sick : List.of("hangs", "floods", "loops", "blind"))
      await(daemon, sick, "health", "UNHEALTHY");
  }

  private static void theClientTells(Daemon daemon) throws IOException {
    var info = daemon.rpc.info("web");
    assertEquals("HEALTHY", info.get("health"), info::toString);
    assertEquals("status 200", info.get("health_last"), info::toString);
    var why = Image.client(daemon.conf, "why", "loops").ok().out();
    var health = "(?s).*\n  health:   UNHEALTHY since .*, last probe: more than 5 redirects\n.*";
    assertTrue(why.matches(health), why);
    var json = Image.client(daemon.conf, "status", "--json", "web").ok().out();
    assertTrue(json.contains("\"health\": \"HEALTHY\""), json);
    assertTrue(json.contains("\"statename\": \"RUNNING\""), json);
    var all = Image.client(daemon.conf, "health");
    assertEquals(1, all.status(), all::toString);
    assertTrue(all.out().contains("probe:outside  "), all::out);
    assertTrue(all.out().matches("(?s).*\nweb +HEALTHY .*%.* status 200\n.*"), all::out);
    var check = Image.client(daemon.conf, "check", "loops");
    assertEquals(2, check.status(), check::toString);
    var outside = Image.client(daemon.conf, "check", "probe:*").ok().out();
    var healthy = "SUPERVISOR OK - 1 of 1 healthy | healthy=1;;;0;1 running=0;;;0;0 ";
    assertTrue(outside.startsWith(healthy), outside);
  }

  private void whatTurnsUnhealthyIsRestarted(Daemon daemon, Curl curl) throws IOException {
    int pid = pid(daemon);
    status = 500;
    daemon.awaitLog("restarting web: unhealthy (status 500)");
    says(curl, "/readyz", 503, "web: STARTING\n");
    status = 200;
    await(daemon, "web", "health", "HEALTHY");
    assertTrue(pid(daemon) != pid);
    assertFalse(daemon.log().contains("restarting hangs"), daemon::log);
    daemon.awaitLog(": the probe cannot be run yet: can't find command '/no/such/command'");
    daemon.awaitLog("not restarting blind: its probe could not be run: can't find command");
    assertFalse(daemon.log().contains("restarting blind: unhealthy"), daemon::log);
  }

  private static int pid(Daemon daemon) throws IOException {
    return (Integer) ((Map<?, ?>) daemon.rpc.call("supervisor.getProcessInfo", "web")).get("pid");
  }

  private static double uptime(Daemon daemon) {
    return Double.parseDouble(health(daemon, "later").get("uptime_24h").toString());
  }

  private static void aKillOfTheJvmIsNoNews(Daemon daemon) {
    var before = health(daemon, "asks");
    double uptime = uptime(daemon);
    long jvm = daemon.jvm();
    ProcessHandle.of(jvm).orElseThrow().destroyForcibly();
    Await.until("another one", () -> !daemon.jvms().contains(jvm) && daemon.answers());
    var after = await(daemon, "asks", "health", "HEALTHY");
    assertEquals(before.get("since"), after.get("since"), daemon::log);
    double then = uptime(daemon);
    assertTrue(then < 100 && then >= uptime, uptime + ", then " + then);
  }
}
