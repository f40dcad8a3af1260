package jsupervisor.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import jsupervisor.tls.KeyFiles;
import jsupervisor.tls.ServerTls;

/** A server of the JDK's TLS that gives each request the same answer. */
final class TlsServer implements AutoCloseable {
  private static final String ANSWER =
      """
      <methodResponse><params><param><value><string>hello</string></value></param></params></methodResponse>
      """;

  private final SSLServerSocket listener;
  private final AtomicInteger served = new AtomicInteger();

  private TlsServer(SSLServerSocket listener) {
    this.listener = listener;
    var thread = new Thread(this::serve, "tls server");
    thread.setDaemon(true);
    thread.start();
  }

  /**
   * @param own name of its certificate in the folder
   * @param clientCa name of whoever signs clients' certificates; empty = none is asked for
   */
  static TlsServer start(Path folder, String own, Optional<String> clientCa) throws Exception {
    var files =
        new ServerTls(
            new KeyFiles(folder.resolve(own + ".pem") + "", folder.resolve(own + ".key") + ""),
            clientCa.map(name -> folder.resolve(name + ".pem").toString()));
    var factory = files.load().context().getServerSocketFactory();
    var local = InetAddress.getByName("127.0.0.1");
    var listener = (SSLServerSocket) factory.createServerSocket(0, 10, local);
    listener.setNeedClientAuth(clientCa.isPresent());
    return new TlsServer(listener);
  }

  String url() {
    return "https://127.0.0.1:" + listener.getLocalPort();
  }

  /** Requests that were answered. */
  int served() {
    return served.get();
  }

  private void serve() {
    while (!listener.isClosed()) {
      try (var client = (SSLSocket) listener.accept()) {
        answer(client);
      } catch (IOException _) {
        // a client that did not like us, or that we did not like
      }
    }
  }

  private void answer(SSLSocket client) throws IOException {
    var in = client.getInputStream();
    var text = new StringBuilder();
    while (!text.toString().contains("</methodCall>")) {
      int next = in.read();
      if (next < 0) return;
      text.append((char) next);
    }
    served.incrementAndGet();
    var head = "HTTP/1.1 200 OK\r\nContent-Length: " + ANSWER.length() + "\r\n\r\n";
    client.getOutputStream().write((head + ANSWER).getBytes(ISO_8859_1));
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }
}
