package jsupervisor.wire;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import jsupervisor.tls.TlsFailure;

/**
 * One request and its answer. A connection serves once: Supervisor writes its answers in two
 * segments, which on a reused TCP connection costs 40 ms (Nagle's algorithm and delayed ACKs).
 */
final class HttpConnection implements AutoCloseable {
  static final HttpAnswer.Bounds BOUNDS = new HttpAnswer.Bounds(16384, 100, 8192);

  private final SocketChannel channel;
  private final ByteChannel bytes;

  private HttpConnection(SocketChannel channel, ByteChannel bytes) {
    this.channel = channel;
    this.bytes = bytes;
  }

  /**
   * @param limit time for each address of a TCP host; zero means the kernel's own limit
   * @param tls asked when it is needed
   * @throws IOException the last failure, when no address answers
   */
  static HttpConnection open(ServerAddress address, Duration limit, LazyTls tls)
      throws IOException {
    return switch (address) {
      case ServerAddress.Unix(var path) -> {
        var channel = SocketChannel.open(java.net.StandardProtocolFamily.UNIX);
        yield connected(channel, limit, UnixDomainSocketAddress.of(path), plain -> plain);
      }
      case ServerAddress.Tcp(var host, var port, var secured) -> {
        if (!secured) yield tcp(host, port, limit, plain -> plain);
        var client = tls.client();
        yield tcp(host, port, limit, plain -> client.over(plain, host, port));
      }
    };
  }

  /** What is put over a connection. */
  private interface Layer {
    ByteChannel over(SocketChannel channel) throws IOException;
  }

  private static HttpConnection tcp(String host, int port, Duration limit, Layer layer)
      throws IOException {
    IOException last = new ConnectException("Connection refused");
    for (var address : InetAddress.getAllByName(host)) {
      try {
        return connected(SocketChannel.open(), limit, new InetSocketAddress(address, port), layer);
      } catch (TlsFailure e) {
        throw e; // somebody was there
      } catch (IOException e) {
        last = e;
      }
    }
    throw last;
  }

  private static HttpConnection connected(
      SocketChannel channel, Duration limit, java.net.SocketAddress address, Layer layer)
      throws IOException {
    try (var deadline = Deadline.on(channel, limit)) {
      try {
        channel.connect(address);
        return new HttpConnection(channel, layer.over(channel));
      } catch (IOException e) {
        channel.close();
        if (deadline.passed()) throw new java.net.SocketTimeoutException("connect timed out");
        throw e;
      }
    }
  }

  SocketChannel channel() {
    return channel;
  }

  /** Sends head and body and reads the head of the answer. */
  HttpAnswer exchange(String head, byte[] body) throws IOException {
    var start = head.getBytes(StandardCharsets.ISO_8859_1);
    var out = ByteBuffer.allocate(start.length + body.length).put(start).put(body).flip();
    while (out.hasRemaining()) bytes.write(out);
    return HttpAnswer.read(bytes, BOUNDS);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
