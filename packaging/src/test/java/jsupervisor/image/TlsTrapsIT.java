package jsupervisor.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Those who come to a port that speaks TLS and mean no good, or do not know. */
class TlsTrapsIT {
  /** The head of a record that announces a handshake of 16 KiB (RFC 8446, section 5.1). */
  private static final byte[] HEAD = {0x16, 3, 1, 0x40, 0, 1, 0, 0x3f, (byte) 0xfc};

  @TempDir Path folder;
  private Papers papers;

  @BeforeEach
  void papers() throws IOException {
    papers = Papers.made(folder);
  }

  private Daemon start() {
    return Daemon.start(folder, papers.section(""));
  }

  private Socket connected() throws IOException {
    return new Socket(InetAddress.getByName("127.0.0.1"), papers.port());
  }

  private boolean served() {
    return papers.curl("--cacert", papers.at("ca.pem")).out().equals("OK");
  }

  @Test
  void aRequestWithoutTlsGetsNoAnswerOfHttp() throws IOException {
    try (var daemon = start()) {
      for (int i = 0; i < 20; i++)
        try (var socket = connected()) {
          var request = "GET /ok.html HTTP/1.1\r\nHost: localhost\r\n\r\n";
          socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
          var answer =
              new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
          assertTrue(answer.isEmpty() || answer.charAt(0) == 0x15, "an alert: " + answer);
        }
      assertTrue(served());
      assertEquals(0, daemon.log().lines().filter(line -> line.contains("SSL")).count());
    }
  }

  /** A byte now and then, so that nobody can say that it is silent. */
  @Test
  void aHandshakeThatNeverEndsIsEnded() throws IOException {
    try (var _ = start();
        var socket = connected()) {
      socket.getOutputStream().write(HEAD);
      Await.until(
          "the connection is closed",
          Duration.ofSeconds(60),
          Duration.ofMillis(500),
          () -> refuses(socket));
    }
  }

  private static boolean refuses(Socket socket) {
    try {
      socket.getOutputStream().write(0);
      return socket.getInputStream().available() == 0 && ended(socket);
    } catch (IOException _) {
      return true;
    }
  }

  private static boolean ended(Socket socket) throws IOException {
    socket.setSoTimeout(10);
    try {
      return socket.getInputStream().read() < 0;
    } catch (java.net.SocketTimeoutException _) {
      return false;
    }
  }

  @Test
  void aCrowdThatShakesHandsForEverKeepsNobodyOut() throws IOException {
    var crowd = new ArrayList<Socket>();
    try (var daemon = start()) {
      for (int i = 0; i < 200; i++) crowd.add(connected());
      for (var socket : List.copyOf(crowd)) push(socket);
      assertTrue(daemon.answers(), "through the Unix socket");
      Await.until("a newcomer is served", this::served);
      assertTrue(daemon.answers());
    } finally {
      for (var socket : crowd) socket.close();
    }
  }

  private static void push(Socket socket) {
    try {
      socket.getOutputStream().write(HEAD);
    } catch (IOException _) {
      // turned away
    }
  }
}
