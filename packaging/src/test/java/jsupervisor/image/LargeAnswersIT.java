package jsupervisor.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Logs of many megabytes over XML-RPC: the daemon's memory is for all, and nobody can use it up.
 */
class LargeAnswersIT {
  private static final int MIB = 1 << 20;

  private static final String CONF =
      """
      [program:cat]
      command=cat
      stdout_logfile=%1$s/big
      stdout_logfile_maxbytes=0
      stderr_logfile=%1$s/worst
      stderr_logfile_maxbytes=0
      """;

  @TempDir Path folder;

  private Daemon start() throws IOException {
    Files.writeString(folder.resolve("big"), "€<p>a & b</p>\u001b[1m é 🚀\r\n".repeat(600_000));
    Files.writeString(folder.resolve("worst"), "&".repeat(17 * MIB));
    return Daemon.start(folder, CONF);
  }

  private static String body(String method, String params) {
    return "<methodCall><methodName>"
        + method
        + "</methodName><params>"
        + params
        + "</params></methodCall>";
  }

  private static String read(String log) {
    return body(
        "supervisor." + log,
        "<param><value>cat</value></param><param><value><int>0</int></value></param>"
            + "<param><value><int>0</int></value></param>");
  }

  private static String fortyReads() {
    var call =
        "<value><struct><member><name>methodName</name><value>supervisor.readProcessStdoutLog"
            + "</value></member><member><name>params</name><value><array><data><value>cat</value>"
            + "<value><int>0</int></value><value><int>0</int></value></data></array></value></member>"
            + "</struct></value>";
    return body(
        "system.multicall",
        "<param><value><array><data>" + call.repeat(40) + "</data></array></value></param>");
  }

  private static void read(Daemon daemon) {
    try {
      var answer = daemon.rpc.post(read("readProcessStdoutLog"));
      assertTrue(answer.length() > 16 * MIB, () -> answer.substring(0, 400));
      assertTrue(answer.endsWith("</methodResponse>\n"));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void noLogEndsTheDaemonsJvm() throws IOException {
    try (var daemon = start()) {
      long jvm = daemon.jvm();
      read(daemon);
      var worst = daemon.rpc.post(read("readProcessStderrLog"));
      assertTrue(worst.contains("the answer would be over 48 MiB"), worst);
      var many = daemon.rpc.post(fortyReads());
      assertTrue(many.contains("are over 32 MiB"), () -> many.substring(0, 400));
      var callers = new ArrayList<CompletableFuture<Void>>();
      for (int i = 0; i < 4; i++) callers.add(CompletableFuture.runAsync(() -> read(daemon)));
      callers.forEach(CompletableFuture::join);
      assertEquals(jvm, daemon.jvm());
    }
  }

  /** Who says that much will come gets no memory for it before it does. */
  @Test
  void requestsThatNeverComeEndNothingAndMakeNobodyWait() throws IOException {
    try (var daemon = Daemon.start(folder, "")) {
      long jvm = daemon.jvm();
      var clients = new ArrayList<SocketChannel>();
      try {
        for (int i = 0; i < 60; i++) {
          var client = SocketChannel.open(UnixDomainSocketAddress.of(folder.resolve("sock")));
          clients.add(client);
          var head = "POST /RPC2 HTTP/1.1\r\nHost: x\r\nContent-Length: " + 16 * MIB + "\r\n\r\n<";
          client.write(ByteBuffer.wrap(head.getBytes(StandardCharsets.US_ASCII)));
        }
        Await.until(
            "one of many is told to come later",
            () -> {
              try {
                return daemon.rpc.post("x".repeat(12 * MIB)).startsWith("HTTP/1.1 503 ");
              } catch (IOException e) {
                return true; // it had not sent all yet
              }
            });
        assertTrue(daemon.answers());
      } finally {
        for (var client : clients) client.close();
      }
      assertEquals(jvm, daemon.jvm());
    }
  }
}
