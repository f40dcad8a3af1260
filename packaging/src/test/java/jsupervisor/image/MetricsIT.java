package jsupervisor.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code [metrics]}: those who are meant read and receive it, as Debian has them. */
class MetricsIT {
  /** One that runs, one that does not come up, one whose name wants to be more. */
  private static final String PROGRAMS =
      """
      [program:cat]
      command=cat
      startsecs=0
      [program:fails]
      command=sh -c 'exit 3'
      startretries=1
      [program:odd"a,{x}|#]
      command=cat
      startsecs=0
      """;

  /** One that is well, and something outside that is not. */
  private static final String HEALTH =
      """
      [health]
      [program:asked]
      command=cat
      startsecs=0
      probe=exec:true
      probe_interval=1
      [probe:away]
      probe=exec:false
      probe_interval=1
      probe_start_period=0
      probe_failures=1
      """;

  @TempDir Path folder;

  private Daemon daemon(String metrics) throws IOException {
    var home = Files.createDirectories(folder.resolve("daemon"));
    return Daemon.start(home, PROGRAMS + metrics);
  }

  private static String server(int port, String more) {
    return "[inet_http_server]\nport=127.0.0.1:" + port + "\n" + more;
  }

  private static void await(Supplier<String> seen, String wanted) {
    Await.until(
        () -> "\"" + wanted + "\" is in:\n" + seen.get(),
        Duration.ofSeconds(60),
        Duration.ofMillis(100),
        () -> seen.get().contains(wanted));
  }

  private String fetched(String url) {
    return Run.in(folder, List.of("curl", "-sS", "-g", "--max-time", "20", url)).out();
  }

  @Test
  void prometheusReadsItAndShowsIt() throws IOException {
    int port = Ports.own();
    int web = Ports.own();
    var config =
        """
        global: {scrape_interval: 1s}
        scrape_configs:
          - job_name: supervisor
            basic_auth: {username: u, password: secret}
            static_configs: [{targets: ['127.0.0.1:%d']}]
        """;
    var home = Files.createDirectories(folder.resolve("prometheus"));
    var file = Files.writeString(home.resolve("prometheus.yml"), config.formatted(port));
    var command =
        List.of(
            "prometheus",
            "--config.file=" + file,
            "--storage.tsdb.path=" + home.resolve("data"),
            "--web.listen-address=127.0.0.1:" + web);
    try (var daemon =
            daemon(
                server(port, "username=u\npassword=secret\n")
                    + "[metrics]\ninterval=1\n"
                    + HEALTH);
        var prometheus = Peer.start(home, command)) {
      daemon.rpc.awaitState("fails", "FATAL");
      shows(web, "supervisor_process_up{name=\"cat\",group=\"cat\"}", "1");
      shows(web, "supervisor_process_fatals_total{name=\"fails\"}", "1");
      shows(web, "supervisor_process_exits_total{name=\"fails\",kind=\"too_early\"}", "2");
      shows(web, "supervisor_process_up{name=\"odd\\\"a,{x}|#\"}", "1");
      shows(web, "node_supervisord_exit_status{name=\"cat\"}", "0");
      shows(web, "supervisor_process_threads{name=\"cat\"}", "1");
      shows(web, "supervisor_process_open_fds{name=\"cat\"}", "3");
      shows(web, "supervisor_process_healthy{group=\"asked\",name=\"asked\"}", "1");
      shows(web, "supervisor_process_healthy{group=\"probe\",name=\"away\"}", "0");
      shows(web, "supervisor_process_probe_failures_total{name=\"asked\"}", "0");
      shows(
          web,
          "supervisor_process_probe_failures_total{name=\"away\"}"
              + " == supervisor_process_probes_total > bool 0",
          "1");
      shows(web, "supervisor_process_probe_duration_seconds_sum{name=\"asked\"} > bool 0", "1");
      assertTrue(prometheus.process().isAlive(), prometheus::output);
    }
  }

  private void shows(int web, String query, String value) {
    var url =
        "http://127.0.0.1:"
            + web
            + "/api/v1/query?query="
            + URLEncoder.encode(query, StandardCharsets.UTF_8);
    await(() -> fetched(url), ",\"" + value + "\"]");
  }

  @Test
  void promtoolFindsNoFault() throws IOException {
    int port = Ports.own();
    try (var daemon = daemon(server(port, "") + "[metrics]\ninterval=1\n" + HEALTH)) {
      daemon.rpc.awaitState("cat", "RUNNING");
      var url = "http://127.0.0.1:" + port + "/metrics";
      await(() -> fetched(url), "supervisor_process_healthy{group=\"probe\",name=\"away\"} 0");
      await(() -> fetched(url), "supervisor_process_resident_memory_bytes{group=\"cat\"");
      var script = "curl -sS -H 'Accept: text/plain' " + url + " | promtool check metrics";
      var told = Run.in(folder, List.of("sh", "-c", script));
      assertEquals(new Run(0, "", ""), told);
    }
  }

  @Test
  void carbonStoresWhatItIsSent() throws IOException {
    int port = Ports.own();
    var home = Files.createDirectories(folder.resolve("carbon"));
    Files.writeString(
        home.resolve("storage-schemas.conf"), "[all]\npattern=.*\nretentions=1s:1h\n");
    var conf =
        """
        [cache]
        STORAGE_DIR=%1$s
        CONF_DIR=%1$s
        LOG_DIR=%1$s
        PID_DIR=%1$s
        LOCAL_DATA_DIR=%1$s/whisper
        USER=
        MAX_CREATES_PER_MINUTE=inf
        LINE_RECEIVER_INTERFACE=127.0.0.1
        LINE_RECEIVER_PORT=%2$d
        PICKLE_RECEIVER_PORT=0
        CACHE_QUERY_PORT=0
        ENABLE_LOGROTATION=False
        WHISPER_AUTOFLUSH=True
        """;
    var file = Files.writeString(home.resolve("carbon.conf"), conf.formatted(home, port));
    var command = List.of("carbon-cache", "--nodaemon", "--config=" + file, "start");
    // it is sent figures before it is there
    try (var daemon =
            daemon(
                "[metrics]\nprometheus=false\ngraphite=localhost:"
                    + port
                    + "\nprefix=sup.here\ninterval=1\n");
        var carbon = Peer.start(home, command)) {
      daemon.rpc.awaitState("fails", "FATAL");
      var whisper = home.resolve("whisper/sup/here/process");
      stored(carbon, whisper.resolve("cat/cat/state.wsp"), "\t20.0");
      stored(carbon, whisper.resolve("fails/fails/exits/too_early.wsp"), "\t2.0");
      stored(carbon, whisper.resolve("odd_a__x___/odd_a__x___/up.wsp"), "\t1.0");
    }
  }

  private void stored(Peer carbon, Path file, String value) {
    Await.until(
        () -> file + " is stored: " + carbon.output(),
        Duration.ofSeconds(60),
        Duration.ofMillis(100),
        () -> Files.exists(file));
    await(() -> Run.in(folder, List.of("whisper-fetch", file.toString())).out(), value);
  }

  /** collectd has a statsd within, and writes a file for each name. */
  @Test
  void collectdTakesItForStatsd() throws IOException {
    int port = Ports.own();
    var home = Files.createDirectories(folder.resolve("collectd"));
    var conf =
        """
        BaseDir "%1$s"
        PIDFile "%1$s/pid"
        PluginDir "/usr/lib/collectd"
        TypesDB "/usr/share/collectd/types.db"
        Hostname "h"
        Interval 1
        LoadPlugin statsd
        LoadPlugin csv
        <Plugin statsd>
          Host "127.0.0.1"
          Port "%2$d"
        </Plugin>
        <Plugin csv>
          DataDir "%1$s"
          StoreRates false
        </Plugin>
        """;
    var file = Files.writeString(home.resolve("conf"), conf.formatted(home, port));
    var statsd = "[metrics]\nprometheus=false\ninterval=1\nstatsd=127.0.0.1:" + port + "\n";
    try (var collectd =
            Peer.start(home, List.of("/usr/sbin/collectd", "-f", "-C", file.toString()));
        var daemon = daemon(statsd + HEALTH)) {
      daemon.rpc.awaitState("cat", "RUNNING");
      var files = home.resolve("h/statsd");
      written(collectd, files, "gauge-supervisor.process.cat.cat.state-", ",20.");
      written(collectd, files, "gauge-supervisor.process.odd_a__x___.odd_a__x___.up-", ",1.");
      written(
          collectd, files, "latency-supervisor.process.asked.asked.probe_duration-average-", ",0.");
      written(collectd, files, "gauge-supervisor.process.probe.away.healthy-", ",0.");
      daemon.rpc.call("supervisor.stopProcess", "cat");
      written(collectd, files, "latency-supervisor.process.cat.cat.stop_duration-average-", ",0.");
      written(collectd, files, "derive-supervisor.process.fails.fails.fatals-", ",1");
    }
  }

  private static void written(Peer peer, Path files, String name, String value) {
    Await.until(
        () -> name + " has " + value + ": " + peer.output(),
        Duration.ofSeconds(60),
        Duration.ofMillis(100),
        () ->
            Run.in(peer.folder(), List.of("sh", "-c", "cat " + files + "/" + name + "*"))
                .out()
                .contains(value));
  }

  @Test
  void dogStatsdIsSentTags() throws IOException {
    try (var socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      socket.setSoTimeout(60_000);
      var to = "statsd_format=dogstatsd\nstatsd=127.0.0.1:" + socket.getLocalPort() + "\n";
      try (var _ = daemon("[metrics]\nprometheus=false\ninterval=1\n" + to)) {
        var wanted =
            new HashSet<>(
                Set.of(
                    "supervisor.process.starts:1|c|#group:cat,name:cat",
                    "supervisor.process.state:20|g|#group:cat,name:cat",
                    "supervisor.process.fatals:1|c|#group:fails,name:fails",
                    "supervisor.process.state:20|g|#group:odd_a__x___,name:odd_a__x___"));
        while (!wanted.isEmpty()) wanted.removeAll(received(socket));
      }
    }
  }

  private static List<String> received(DatagramSocket socket) throws IOException {
    var packet = new DatagramPacket(new byte[65_536], 65_536);
    socket.receive(packet);
    assertTrue(packet.getLength() <= 1432, () -> packet.getLength() + " bytes");
    var text = new String(packet.getData(), 0, packet.getLength(), StandardCharsets.US_ASCII);
    return text.lines().toList();
  }

  @Test
  void targetsThatAreDeadHarmNobody() throws IOException {
    int port = Ports.own();
    int nobody = Ports.own();
    var metrics =
        "[metrics]\ninterval=1\nstatsd=127.0.0.1:%1$d\ngraphite=no.such.host.invalid:%1$d\n"
            .formatted(nobody);
    try (var daemon = daemon(server(port, "") + metrics)) {
      daemon.awaitLog("metrics cannot be sent to statsd at 127.0.0.1:" + nobody);
      daemon.awaitLog("metrics cannot be sent to graphite at no.such.host.invalid:" + nobody);
      daemon.rpc.call("supervisor.stopProcess", "cat");
      daemon.rpc.call("supervisor.startProcess", "cat");
      daemon.rpc.awaitState("cat", "RUNNING");
      var url = "http://127.0.0.1:" + port + "/metrics";
      await(() -> fetched(url), "supervisor_process_starts_total{group=\"cat\",name=\"cat\"} 2");
      await(() -> fetched(url), "method=\"supervisor.startProcess\",result=\"ok\"} 1");
      var dropped = "supervisor_metrics_dropped_total{target=\"statsd\"}";
      assertTrue(fetched(url).contains(dropped) && !fetched(url).contains(dropped + " 0\n"));
    }
  }
}
