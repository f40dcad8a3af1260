package jsupervisor.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Supervisor's HTTP server is known to do wrong (known-traps, RPC / HTTP). */
class HttpTrapsIT {
  @TempDir Path folder;

  /** Sends one request and returns all that comes until the daemon closes. */
  private static String asked(String host, int port, String request) throws IOException {
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress(host, port));
      socket.setSoTimeout(20_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static String get(String header) {
    return "GET / HTTP/1.1\r\nHost: localhost\r\n" + header + "\r\n";
  }

  @Test
  void c32TheLengthOfAnAnswerIsInBytes() throws IOException {
    var conf = "[program:test_öäü]\ncommand=cat\nautostart=false\nstartsecs=0\n";
    try (var daemon = Daemon.start(folder, conf)) {
      var answer =
          daemon.rpc.post(
              "<methodCall><methodName>supervisor.startAllProcesses</methodName></methodCall>");
      var parts = answer.split("\r\n\r\n", 2);
      int length = parts[1].getBytes(StandardCharsets.UTF_8).length;
      assertTrue((parts[0] + "\r\n").contains("Content-Length: " + length + "\r\n"), answer);
      assertTrue(parts[1].contains("test_öäü") && parts[1].endsWith("</methodResponse>\n"), answer);
    }
  }

  @Test
  void c34AndC35WhoIsNotKnownIsSentAwayAndTheConnectionCloses() throws IOException {
    int port = Ports.free();
    var inet = "[inet_http_server]\nport=127.0.0.1:%d\nusername=joe\npassword=x\n";
    try (var daemon = Daemon.start(folder, inet.formatted(port))) {
      for (var header : new String[] {"", "Authorization: Basic am9l\r\n"}) { // joe
        var answer = asked("127.0.0.1", port, get(header));
        assertTrue(answer.startsWith("HTTP/1.1 401 "), answer);
        assertTrue(answer.contains("Connection: close\r\n"), answer);
      }
      assertTrue(daemon.answers());
    }
  }

  @Test
  void c39APortOfIpv6IsServed() throws IOException {
    int port = Ports.free();
    var inet = "[inet_http_server]\nport=[::1]:%d\n".formatted(port);
    try (var daemon = Daemon.start(folder, inet)) {
      assertTrue(asked("::1", port, get("Connection: close\r\n")).startsWith("HTTP/1.1 200 "));
      assertTrue(daemon.answers());
    }
  }

  @Test
  void c40ARestartFromThePageThatFailsSaysSo() throws IOException {
    int port = Ports.free();
    var conf =
        "[inet_http_server]\nport=127.0.0.1:%d\n[program:none]\ncommand=/no/such\nstartretries=0\n";
    try (var daemon = Daemon.start(folder, conf.formatted(port))) {
      daemon.rpc.awaitState("none", "FATAL");
      var answer = Curl.port(folder, port).post("action=restart&processname=none");
      assertEquals(false, answer.toString().contains("restarted"), answer::toString);
      assertTrue(answer.toString().contains("no such file"), answer::toString);
    }
  }
}
