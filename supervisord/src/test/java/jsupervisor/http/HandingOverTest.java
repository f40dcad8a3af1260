package jsupervisor.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import jsupervisor.Await;
import jsupervisor.http.gate.HostNames;
import jsupervisor.posix.Fds;
import jsupervisor.posix.Sockets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Servers that follow one another on a socket, as in an upgrade. */
class HandingOverTest {
  private static final int SERVERS = 25;
  private static final int CLIENTS = 6;
  private static final byte[] REQUEST =
      "GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
          .getBytes(StandardCharsets.US_ASCII);

  private final AtomicInteger answers = new AtomicInteger();
  private final AtomicBoolean enough = new AtomicBoolean();
  private final Queue<String> broken = new ConcurrentLinkedQueue<>();

  @TempDir Path folder;

  /** Whoever has got through to one of them is answered by it, the others wait for the next. */
  @Test
  void nobodyIsHungUpOn() throws Exception {
    int socket = Sockets.replaceUnix(folder.resolve("s").toString(), 0600, -1, -1, CLIENTS);
    var clients = new ArrayList<Thread>();
    for (int i = 0; i < CLIENTS; i++) clients.add(Thread.ofPlatform().start(this::callAllTheTime));
    for (int i = 1; i < SERVERS; i++) {
      var server = serve(socket);
      int before = answers.get();
      Await.until(() -> "an answer, " + broken, () -> answers.get() > before + CLIENTS);
      server.close();
    }
    enough.set(true);
    var last = serve(socket);
    for (var client : clients) client.join();
    last.close();
    Fds.close(socket);
    assertEquals(List.of(), List.copyOf(broken));
  }

  private static HttpServers serve(int socket) throws Exception {
    var channel = Sockets.adopt(socket, true);
    var open = new OpenSocket("unix", channel, Admission.ANYBODY, HostNames.ANY, Optional.empty());
    return HttpServers.start(List.of(open), Insides.scripted((_, _) -> {}), false);
  }

  private void callAllTheTime() {
    while (!enough.get()) {
      try {
        var answer = call();
        if (answer.startsWith("HTTP/1.1 200")) answers.incrementAndGet();
        else broken.add("answered: " + answer.lines().findFirst());
      } catch (IOException e) {
        broken.add(e.toString());
      }
    }
  }

  private String call() throws IOException {
    try (var channel = SocketChannel.open(UnixDomainSocketAddress.of(folder.resolve("s")))) {
      channel.write(ByteBuffer.wrap(REQUEST));
      var first = ByteBuffer.allocate(1 << 16);
      int head = channel.read(first);
      if (head < 0) return "";
      var rest = ByteBuffer.allocate(1 << 16);
      while (channel.read(rest) >= 0) rest.clear();
      return new String(first.array(), 0, head, StandardCharsets.US_ASCII);
    }
  }
}
