package jsupervisor.probes.attempt;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;

/** Takes connections and says what it likes, which need not be HTTP. */
public final class Server implements AutoCloseable {
  private final ServerSocket socket;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();

  /** What is said in a connection; failing ends it. */
  public interface Talk {
    void talk(OutputStream out) throws IOException;
  }

  private final Talk talk;

  /** On a port of its own choice. */
  public Server(Talk talk) throws IOException {
    this.talk = talk;
    socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::accept);
  }

  /** One that answers with a head and a body. */
  static Server http(String head, String body) throws IOException {
    return new Server(out -> say(out, head(head, "Content-Length: " + body.length()) + body));
  }

  static String head(String... lines) {
    return "HTTP/1.1 " + String.join("\r\n", lines) + "\r\n\r\n";
  }

  static void say(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.ISO_8859_1));
    out.flush();
  }

  /** One that takes connections and says nothing. */
  public static Server silent() throws IOException {
    return new Server(_ -> {
      try {
        new CountDownLatch(1).await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    });
  }

  /** One to which all is well. */
  public static Server good() throws IOException {
    return http("200 OK", "");
  }

  /** Goes on until the other side has enough. */
  static void endlessly(OutputStream out, String text, long pauseMillis) throws IOException {
    try {
      while (true) {
        say(out, text);
        if (pauseMillis > 0) Thread.sleep(pauseMillis);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void accept() {
    try {
      while (true) {
        var client = socket.accept();
        open.add(client);
        Thread.ofVirtual().start(() -> serve(client));
      }
    } catch (IOException _) {
      // closed
    }
  }

  private void serve(Socket client) {
    try (client) {
      talk.talk(client.getOutputStream());
      client.shutdownOutput();
      // bytes that nobody has read would make the close a reset
      client.getInputStream().transferTo(OutputStream.nullOutputStream());
    } catch (IOException _) {
      // the client has gone
    }
  }

  public int port() {
    return socket.getLocalPort();
  }

  String url() {
    return "http://127.0.0.1:" + port() + "/";
  }

  @Override
  public void close() throws IOException {
    socket.close();
    for (var client : open) client.close();
  }
}
