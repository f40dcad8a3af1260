package jsupervisor.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A server that takes one request and gives one prepared answer, or none. */
final class OneAnswer implements AutoCloseable {
  private final ServerSocketChannel listener;
  private final String url;
  private final CompletableFuture<String> request = new CompletableFuture<>();

  private OneAnswer(ServerSocketChannel listener, String url, Optional<String> answer) {
    this.listener = listener;
    this.url = url;
    var thread = new Thread(() -> serve(answer), "one answer");
    thread.setDaemon(true);
    thread.start();
  }

  static OneAnswer tcp(String answer) throws IOException {
    var listener = ServerSocketChannel.open();
    listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    int port = ((InetSocketAddress) listener.getLocalAddress()).getPort();
    return new OneAnswer(listener, "http://127.0.0.1:" + port, Optional.of(answer));
  }

  static OneAnswer unix(Path path, String answer) throws IOException {
    return unix(path, Optional.of(answer));
  }

  /** One that takes the request and says nothing. */
  static OneAnswer silent(Path path) throws IOException {
    return unix(path, Optional.empty());
  }

  private static OneAnswer unix(Path path, Optional<String> answer) throws IOException {
    var listener = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    listener.bind(UnixDomainSocketAddress.of(path));
    return new OneAnswer(listener, "unix://" + path, answer);
  }

  String url() {
    return url;
  }

  /** The request, once it has come. */
  String request() throws Exception {
    return request.get(10, TimeUnit.SECONDS);
  }

  /** Runs something when the request has come. */
  void whenAsked(Runnable action) {
    request.thenRun(action);
  }

  private void serve(Optional<String> answer) {
    try (var client = listener.accept()) {
      request.complete(read(client));
      if (answer.isEmpty()) {
        client.read(ByteBuffer.allocate(1)); // returns when the client gives up
        return;
      }
      var bytes = ByteBuffer.wrap(answer.get().getBytes(ISO_8859_1));
      while (bytes.hasRemaining()) client.write(bytes);
    } catch (IOException e) {
      request.completeExceptionally(e);
    }
  }

  private static String read(SocketChannel client) throws IOException {
    var bytes = new ByteArrayOutputStream();
    var buffer = ByteBuffer.allocate(4096);
    for (var text = ""; ; text = bytes.toString(ISO_8859_1)) {
      var end = text.startsWith("GET") ? "\r\n\r\n" : "</methodCall>";
      if (text.contains(end)) return text;
      if (client.read(buffer.clear()) < 0) return text;
      bytes.write(buffer.array(), 0, buffer.position());
    }
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }
}
