package jsupervisor.image;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;

/** Callers of the workers that share a socket (children/worker.c). */
record Callers(SocketAddress address) {

  static Callers tcp(String host, int port) {
    return new Callers(new InetSocketAddress(host, port));
  }

  /** A port that nobody listens on. */
  static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      return socket.getLocalPort();
    }
  }

  /** Connects and asks; the answer is read later. */
  SocketChannel ask(String text) throws IOException {
    var caller = SocketChannel.open(address);
    caller.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
    return caller;
  }

  /** The pid that answers; waits until somebody does. */
  static long answer(SocketChannel caller) throws IOException {
    try (caller) {
      var answer = Channels.newInputStream(caller).readAllBytes();
      return Long.parseLong(new String(answer, StandardCharsets.UTF_8).strip());
    }
  }

  long who() throws IOException {
    return answer(ask("who"));
  }

  /** Asks until all of these have answered, and nobody else ever does. */
  void awaitAll(Set<Long> pids) {
    var seen = new HashSet<Long>();
    Await.until(
        () -> pids + " answer, so far " + seen,
        java.time.Duration.ofSeconds(30),
        java.time.Duration.ofMillis(1),
        () -> {
          try {
            seen.add(who());
          } catch (IOException e) {
            throw new AssertionError(e);
          }
          if (!pids.containsAll(seen)) throw new AssertionError(seen + " answer, not " + pids);
          return seen.equals(pids);
        });
  }

  /** Whether the address can be bound by somebody else. */
  static boolean free(int port) {
    try (var socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress("127.0.0.1", port));
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
