package jsupervisor.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Programs are repaired while clients do their worst: a thousand that send a request byte by byte,
 * and some that ask as fast as they can. The long version is {@code bench/flood}.
 */
class FloodIT {
  private static final int SECONDS = Integer.getInteger("flood.seconds", 5);
  private static final int SLOW = 1_000;
  private static final int FAST = 4;
  private static final int BURST = 100;
  private static final int KILLS_A_SECOND = 8;

  private static final String BODY =
      "<methodCall><methodName>supervisor.getState</methodName></methodCall>";
  private static final String HEAD =
      "POST /RPC2 HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + BODY.length() + "\r\n";

  @TempDir Path folder;
  private final AtomicBoolean going = new AtomicBoolean(true);
  private final AtomicLong answers = new AtomicLong();

  private Daemon start(int port) throws IOException {
    var conf =
        """
        [inet_http_server]
        port=127.0.0.1:%d
        [program:stamp]
        command=%s %%1$s 0
        startsecs=0
        autorestart=true
        stdout_logfile=NONE
        stderr_logfile=NONE
        """;
    return Daemon.start(folder, conf.formatted(port, Children.compile("stamp", folder)));
  }

  @Test
  void programsAreRepairedAndTheDaemonAnswersAfterwards() throws IOException {
    int port = Ports.free();
    var tcp = new InetSocketAddress("127.0.0.1", port);
    var unix = UnixDomainSocketAddress.of(folder.resolve("sock"));
    try (var daemon = start(port);
        var stamps = Stamps.in(folder);
        var clients = Executors.newVirtualThreadPerTaskExecutor()) {
      long pid = stamps.next("it starts").pid();
      var calm = new ArrayList<Long>();
      pid = kills(stamps, pid, calm);
      clients.submit(() -> drip(tcp));
      for (int i = 0; i < FAST; i++) clients.submit(() -> ask(unix));
      Await.until("the flood flows", () -> answers.get() > 1_000);
      long memory = Proc.kilobytes(daemon.jvm());
      long before = answers.get();
      long since = System.nanoTime();
      var flooded = new ArrayList<Long>();
      pid = kills(stamps, pid, flooded);
      Await.until("somebody new is heard among the slow", () -> heard(tcp));
      double seconds = (System.nanoTime() - since) / 1e9;
      long rate = Math.round((answers.get() - before) / seconds);
      long grown = Proc.kilobytes(daemon.jvm()) - memory;
      going.set(false);
      print(calm, flooded, rate, grown);
      assertTrue(grown < 100_000, "kB of memory more: " + grown);
      Await.until("the daemon answers", daemon::answers);
      assertEquals((int) pid, daemon.rpc.info("stamp").get("pid"));
      assertTrue(stamps.none(), "nothing started unasked");
    }
  }

  private static long kills(Stamps stamps, long first, List<Long> delays) {
    long pid = first;
    for (int i = 0; i < SECONDS * KILLS_A_SECOND; i++) {
      pause(1_000 / KILLS_A_SECOND); // between two crashes, so that they are told apart
      long killed = System.nanoTime();
      assertTrue(ProcessHandle.of(pid).orElseThrow().destroyForcibly());
      var back = stamps.next("it is back after kill " + i);
      assertTrue(back.alone());
      pid = back.pid();
      delays.add(back.nanos() - killed);
    }
    return pid;
  }

  private static void pause(int millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** Many who each send a request a byte at a time, and come again when they are sent away. */
  private void drip(SocketAddress address) {
    var request = (HEAD + "X-Slow: " + "x".repeat(6_000)).getBytes(StandardCharsets.UTF_8);
    var slow = new SocketChannel[SLOW];
    for (int at = 0; going.get(); at = (at + 1) % request.length) {
      for (int i = 0; i < SLOW && going.get(); i++) {
        try {
          if (slow[i] == null) slow[i] = SocketChannel.open(address);
          slow[i].write(ByteBuffer.wrap(request, at, 1));
        } catch (IOException _) {
          close(slow[i]);
          slow[i] = null;
        }
      }
      pause(50);
    }
    for (var client : slow) close(client);
  }

  private static void close(SocketChannel client) {
    try {
      if (client != null) client.close();
    } catch (IOException _) {
      // it is gone
    }
  }

  /** One who sends many requests before it reads the first answer, again and again. */
  private void ask(SocketAddress address) {
    var last = HEAD + "Connection: close\r\n\r\n" + BODY;
    var burst = ((HEAD + "\r\n" + BODY).repeat(BURST - 1) + last).getBytes(StandardCharsets.UTF_8);
    while (going.get()) {
      try (var client = SocketChannel.open(address)) {
        var bytes = ByteBuffer.wrap(burst);
        while (bytes.hasRemaining()) client.write(bytes);
        var text =
            new String(Channels.newInputStream(client).readAllBytes(), StandardCharsets.UTF_8);
        answers.addAndGet(text.split("RUNNING", -1).length - 1);
      } catch (IOException _) {
        Thread.onSpinWait(); // it was sent away, and comes again
      }
    }
  }

  private static boolean heard(SocketAddress address) {
    try (var client = SocketChannel.open(address)) {
      var request = HEAD + "Connection: close\r\n\r\n" + BODY;
      client.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.UTF_8)));
      var answer = Channels.newInputStream(client).readAllBytes();
      return new String(answer, StandardCharsets.UTF_8).contains("RUNNING");
    } catch (IOException e) {
      return false;
    }
  }

  private static void print(List<Long> calm, List<Long> flooded, long rate, long grown) {
    System.out.printf(
        "kill -9 of a program to its successor's first instruction: %s; beside %d slow connections"
            + " and %d requests a second: %s; memory %+d kB%n",
        Delays.text(calm), SLOW, rate, Delays.text(flooded), grown);
  }
}
