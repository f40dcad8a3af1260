package jsupervisor.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import jsupervisor.http.gate.HostNames;
import jsupervisor.terms.LogLevel;

/**
 * Target for Jazzer: any bytes to the real server, through a real socket. As with {@code
 * ConfigFuzzTest}, the build tries the kept inputs only.
 */
class ServerFuzzTest {
  /** Far more than a head may take; who waits so long waits for ever. */
  private static final long PATIENCE_MILLIS = 60_000;

  private static final Queue<String> CRITICAL = new ConcurrentLinkedQueue<>();
  private static final Path SOCKET = start();

  private static Path start() {
    try {
      var folder = Files.createTempDirectory("server-fuzz");
      var path = folder.resolve("s");
      var channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
      channel.bind(UnixDomainSocketAddress.of(path));
      path.toFile().deleteOnExit();
      var socket =
          new OpenSocket("unix", channel, Admission.ANYBODY, HostNames.ANY, Optional.empty());
      HttpServers.start(List.of(socket), Insides.scripted(ServerFuzzTest::log), true);
      return path;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static void log(LogLevel level, String text) {
    assertFalse(text.contains("\n"), text);
    if (level == LogLevel.CRITICAL) CRITICAL.add(text);
  }

  /** An answer of HTTP that is no failure of ours, or none; and an end. */
  @FuzzTest(maxDuration = "60s")
  void bytes(byte[] bytes) throws IOException {
    var answer = exchange(bytes);
    assertEquals(List.of(), List.copyOf(CRITICAL));
    if (answer.isEmpty()) return;
    assertTrue(answer.startsWith("HTTP/1.1 "), answer);
    assertFalse(answer.startsWith("HTTP/1.1 500"), answer);
  }

  private static String exchange(byte[] bytes) throws IOException {
    try (var channel = SocketChannel.open(UnixDomainSocketAddress.of(SOCKET));
        var selector = Selector.open()) {
      send(channel, bytes);
      channel.configureBlocking(false);
      channel.register(selector, java.nio.channels.SelectionKey.OP_READ);
      var answer = new StringBuilder();
      var piece = ByteBuffer.allocate(1 << 16);
      while (true) {
        assertTrue(selector.select(PATIENCE_MILLIS) > 0, "neither answered nor closed");
        selector.selectedKeys().clear();
        int count = read(channel, piece.clear());
        if (count < 0 || answer.length() > 1 << 20) return answer.toString();
        answer.append(new String(piece.array(), 0, count, StandardCharsets.ISO_8859_1));
      }
    }
  }

  /** A server that has refused does not read the rest. */
  private static void send(SocketChannel channel, byte[] bytes) {
    try {
      var all = ByteBuffer.wrap(bytes);
      while (all.hasRemaining()) channel.write(all);
      channel.shutdownOutput();
    } catch (IOException _) {
      return;
    }
  }

  private static int read(SocketChannel channel, ByteBuffer piece) {
    try {
      return channel.read(piece);
    } catch (IOException _) {
      return -1;
    }
  }
}
