package jsupervisor.metrics.send;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import jsupervisor.metrics.format.Packets.Packet;
import jsupervisor.terms.LogLevel;
import org.junit.jupiter.api.Test;

/** Real sockets, and others at their ends that do not behave. */
class TargetTest {
  private static final InetAddress HERE = InetAddress.getLoopbackAddress();

  private final BlockingQueue<String> said = new LinkedBlockingQueue<>();

  private static Packet packet(String text, int values) {
    return new Packet(text.getBytes(StandardCharsets.US_ASCII), values);
  }

  private Target stream(int port) {
    return Target.stream("graphite", new HostPort("127.0.0.1", port), () -> {}, this::say);
  }

  private void say(LogLevel level, String text) {
    said.add(level + " " + text);
  }

  private String saidNext() throws InterruptedException {
    return Optional.ofNullable(said.poll(60, TimeUnit.SECONDS)).orElse("nothing was said");
  }

  private static void await(BooleanSupplier condition) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) throw new AssertionError("not within 60 seconds");
      LockSupport.parkNanos(1_000_000);
    }
  }

  private static ServerSocket server(int port) throws IOException {
    var server = new ServerSocket();
    server.setReuseAddress(true);
    server.bind(new InetSocketAddress(HERE, port));
    return server;
  }

  private static BufferedReader reader(Socket socket) throws IOException {
    return new BufferedReader(
        new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
  }

  @Test
  void datagramsArriveAsTheyAre() throws IOException {
    try (var socket = new DatagramSocket(0, HERE);
        var target =
            Target.datagrams(
                "statsd", new HostPort("localhost", socket.getLocalPort()), () -> {}, this::say)) {
      target.put(List.of(packet("a:1|c\nb:2|g", 2)));
      var got = new DatagramPacket(new byte[2000], 2000);
      socket.receive(got);
      assertEquals(
          "a:1|c\nb:2|g", new String(got.getData(), 0, got.getLength(), StandardCharsets.US_ASCII));
      await(() -> target.sent() == 2);
    }
  }

  @Test
  void nobodyWhoListensToDatagramsIsSaidAndCounted() throws IOException, InterruptedException {
    int port;
    try (var socket = new DatagramSocket(0, HERE)) {
      port = socket.getLocalPort();
    }
    var to = new HostPort("127.0.0.1", port);
    try (var target = Target.datagrams("statsd", to, () -> {}, this::say)) {
      for (int i = 0; i < 10; i++) target.put(List.of(packet("a:1|c", 1)));
      assertEquals(
          "WARN metrics cannot be sent to statsd at 127.0.0.1:"
              + port
              + ": nobody listens there; it is tried again",
          saidNext());
      await(() -> target.sent() + target.dropped() == 10 && target.dropped() > 0);
    }
  }

  @Test
  void aNameThatNobodyHasIsSaid() throws InterruptedException {
    var to = new HostPort("no.such.host.invalid", 2003);
    try (var target = Target.stream("graphite", to, () -> {}, this::say)) {
      target.put(List.of(packet("a 1 1\n", 1)));
      var text = saidNext();
      assertTrue(text.contains("no.such.host.invalid:2003: unknown host"), text);
    }
  }

  @Test
  void whatWasToBeSentBeforeSomebodyListensArrivesLater() throws IOException, InterruptedException {
    int port;
    try (var free = server(0)) {
      port = free.getLocalPort();
    }
    try (var target = stream(port)) {
      target.put(List.of(packet("a 1 1\nb 2 1\n", 2), packet("c 3 1\n", 1)));
      var text = saidNext();
      assertTrue(text.contains(": Connection refused; it is tried again"), text);
      try (var server = server(port);
          var socket = server.accept()) {
        var lines = reader(socket);
        assertEquals("a 1 1", lines.readLine());
        assertEquals("b 2 1", lines.readLine());
        assertEquals("c 3 1", lines.readLine());
        await(() -> target.sent() == 3);
        assertEquals(0, target.dropped());
      }
    }
  }

  @Test
  void whoResetsIsComeBackToAtTheBeginningOfALine() throws IOException {
    try (var server = server(0);
        var target = stream(server.getLocalPort())) {
      target.put(List.of(packet("first 1 1\n", 1)));
      try (var socket = server.accept()) {
        assertEquals("first 1 1", reader(socket).readLine());
        socket.setSoLinger(true, 0); // closing resets
      }
      await(() -> target.sent() == 1);
      target.put(List.of(packet("second 1 1\n", 1)));
      try (var socket = server.accept()) {
        assertEquals("second 1 1", reader(socket).readLine());
      }
    }
  }

  @Test
  void whoReadsNothingMakesNobodyWaitAndTheOldestIsDropped()
      throws IOException, InterruptedException {
    var line = "x".repeat(1000) + " 1 1\n";
    var packet = packet(line.repeat(32), 32);
    try (var server = server(0);
        var target = stream(server.getLocalPort())) {
      for (int i = 0; i < 1000; i++) target.put(List.of(packet)); // 32 MB
      await(() -> target.dropped() > 0);
      var text = saidNext(); // after 10 seconds
      assertTrue(text.contains("it takes nothing for 10 s"), text);
    }
  }

  @Test
  void whoAnswersMoreThanEverIsNoGraphite() throws IOException, InterruptedException {
    try (var server = server(0);
        var target = stream(server.getLocalPort())) {
      target.put(List.of(packet("a 1 1\n", 1)));
      try (var socket = server.accept()) {
        assertEquals("a 1 1", reader(socket).readLine());
        socket.setSoTimeout(0);
        var flood =
            Thread.ofVirtual()
                .start(() -> {
                  try {
                    while (true) socket.getOutputStream().write(new byte[8192]);
                  } catch (IOException _) {
                    // it is let go
                  }
                });
        var told = new ArrayList<String>();
        await(() -> {
          target.put(List.of(packet("a 1 1\n", 1)));
          said.drainTo(told);
          return !told.isEmpty();
        });
        assertTrue(told.getFirst().contains("it sends bytes"), told::getFirst);
        flood.join();
      }
    }
  }

  @Test
  void theRestOfAPacketBeginsWithAWholeLine() {
    var packet = packet("aa 1 1\nbb 2 2\ncc 3 3\n", 3);
    assertEquals("aa 1 1\nbb 2 2\ncc 3 3\n", rest(packet, 3));
    assertEquals("bb 2 2\ncc 3 3\n", rest(packet, 7));
    assertEquals("bb 2 2\ncc 3 3\n", rest(packet, 13));
    assertEquals(2, Stream.rest(packet, 9).values());
    assertEquals("", rest(packet, 21));
  }

  private static String rest(Packet packet, int written) {
    return new String(Stream.rest(packet, written).bytes(), StandardCharsets.US_ASCII);
  }
}
