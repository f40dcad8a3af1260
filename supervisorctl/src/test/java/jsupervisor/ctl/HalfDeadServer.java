package jsupervisor.ctl;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** A TCP server that answers each connection as a test says, by the method that is called. */
final class HalfDeadServer implements AutoCloseable {

  /** What is done with a connection when its request has come. */
  interface Manner {
    void answer(OutputStream out) throws IOException, InterruptedException;
  }

  private final ServerSocket listener;
  private final List<Socket> clients = new CopyOnWriteArrayList<>();
  private final Function<String, Manner> manners;

  private HalfDeadServer(ServerSocket listener, Function<String, Manner> manners) {
    this.listener = listener;
    this.manners = manners;
    daemon(this::accept);
  }

  /**
   * @param manners from a method's name to what is done
   */
  static HalfDeadServer start(Function<String, Manner> manners) throws IOException {
    return new HalfDeadServer(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), manners);
  }

  /** Says nothing and keeps the connection. */
  static Manner silent() {
    return _ -> {};
  }

  /** Sends bytes, then nothing more, and keeps the connection. */
  static Manner says(String text) {
    return out -> out.write(text.getBytes(ISO_8859_1));
  }

  /** Sends a head, and then one piece again and again. */
  static Manner drips(String head, String piece, long pauseMillis) {
    return out -> {
      out.write(head.getBytes(ISO_8859_1));
      while (true) {
        out.write(piece.getBytes(ISO_8859_1));
        out.flush();
        Thread.sleep(pauseMillis);
      }
    };
  }

  /** A proper answer with one string. */
  static Manner value(String xml) {
    return response("<params><param><value>" + xml + "</value></param></params>");
  }

  /** A proper fault. */
  static Manner fault(int code, String text) {
    return response(
        "<fault><value><struct><member><name>faultCode</name><value><int>"
            + code
            + "</int></value></member><member><name>faultString</name><value><string>"
            + text
            + "</string></value></member></struct></value></fault>");
  }

  private static Manner response(String xml) {
    var body = "<?xml version='1.0'?><methodResponse>" + xml + "</methodResponse>";
    var bytes = new String(body.getBytes(UTF_8), ISO_8859_1);
    return says("HTTP/1.1 200 OK\r\nContent-Length: " + bytes.length() + "\r\n\r\n" + bytes);
  }

  String url() {
    return "http://127.0.0.1:" + listener.getLocalPort();
  }

  private static void daemon(Runnable work) {
    var thread = new Thread(work, "half dead");
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() {
    try {
      while (true) {
        var client = listener.accept();
        clients.add(client);
        daemon(() -> serve(client));
      }
    } catch (IOException _) {
      // closed: the test is over
    }
  }

  private void serve(Socket client) {
    try {
      var text = new StringBuilder();
      while (text.indexOf("</methodCall>") < 0) text.append((char) client.getInputStream().read());
      var named = text.substring(0, text.indexOf("</methodName>"));
      var method = named.substring(named.lastIndexOf('.') + 1);
      manners.apply(method).answer(client.getOutputStream());
    } catch (IOException | InterruptedException _) {
      // the client gave up, as it should
    }
  }

  @Override
  public void close() throws IOException {
    listener.close();
    for (var client : clients) client.close();
  }
}
