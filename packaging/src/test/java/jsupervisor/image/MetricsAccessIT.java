package jsupervisor.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code /metrics}: who may read it, and how it is answered. */
class MetricsAccessIT {
  private static final String PROGRAMS =
      """
      [program:cat]
      command=cat
      numprocs=3
      process_name=%(process_num)d
      startsecs=0
      """;

  @TempDir Path folder;

  private Daemon daemon(String more) throws IOException {
    return Daemon.start(Files.createDirectories(folder.resolve("daemon")), PROGRAMS + more);
  }

  private static String server(int port, String more) {
    return "[inet_http_server]\nport=127.0.0.1:" + port + "\n" + more;
  }

  @Test
  void onlyWhoMayReadReadsUnlessItIsOpen() throws IOException {
    int port = Ports.own();
    var password = server(port, "username=u\npassword=secret\n");
    var curl = Curl.port(folder, port);
    try (var _ = daemon(password + "[metrics]\n")) {
      assertEquals(401, curl.get("/metrics").status());
      assertEquals(200, curl.get("/metrics", "-u", "u:secret").status());
    }
    try (var _ = daemon(password + "[metrics]\nopen=true\nmax_processes=1\n")) {
      var answer = curl.get("/metrics");
      assertEquals(200, answer.status());
      assertEquals(
          "application/openmetrics-text; version=1.0.0; charset=utf-8",
          answer.header("content-type"));
      Await.until(
          "two are left out",
          () -> curl.get("/metrics").body().contains("supervisor_processes_left_out 2\n"));
      assertTrue(curl.get("/metrics").body().endsWith("# EOF\n"));
      assertEquals("", curl.get("/metrics", "-I").body());
      assertEquals("gzip", curl.get("/metrics", "--compressed").header("content-encoding"));
      for (var other : List.of("/", "/rows.json", "/metrics/", "/RPC2"))
        assertEquals(401, curl.get(other).status(), other);
      assertEquals(401, curl.get("/metrics", "-d", "x").status());
    }
    try (var _ = daemon(server(port, ""))) {
      assertEquals(404, curl.get("/metrics").status());
    }
  }
}
