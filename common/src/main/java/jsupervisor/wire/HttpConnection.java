package jsupervisor.wire;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Pattern;
import jsupervisor.terms.Printable;
import jsupervisor.tls.TlsFailure;

/**
 * One request and its answer. A connection serves once: Supervisor writes its answers in two
 * segments, which on a reused TCP connection costs 40 ms (Nagle's algorithm and delayed ACKs).
 */
final class HttpConnection implements AutoCloseable {
  private static final int MOST_HEADERS = 100;

  /** RFC 9112, section 4: a number of three digits, and no sign. */
  private static final Pattern STATUS_LINE = Pattern.compile("HTTP/1\\.[0-9] ([1-9][0-9]{2})");

  private final SocketChannel channel;
  private final ByteChannel bytes;

  private HttpConnection(SocketChannel channel, ByteChannel bytes) {
    this.channel = channel;
    this.bytes = bytes;
  }

  /** The head of an answer. */
  record Answer(int status, String reason, InputStream body) {}

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
  Answer exchange(String head, byte[] body) throws IOException {
    var start = head.getBytes(StandardCharsets.ISO_8859_1);
    var out = ByteBuffer.allocate(start.length + body.length).put(start).put(body).flip();
    while (out.hasRemaining()) bytes.write(out);
    return answer(new ChannelInput(bytes));
  }

  /**
   * Reads the head of an answer.
   *
   * @throws IOException when it is none
   */
  static Answer answer(ChannelInput in) throws IOException {
    var line = in.line();
    int status = status(line);
    long length = -1;
    boolean chunked = false;
    int headers = 0;
    for (var header = in.line(); !header.isEmpty(); header = in.line()) {
      if (++headers > MOST_HEADERS) throw new IOException("the head of the answer has no end");
      int colon = Math.max(header.indexOf(':'), 0);
      var value = header.substring(Math.min(colon + 1, header.length())).strip();
      switch (header.substring(0, colon).toLowerCase(Locale.ROOT)) {
        case "content-length" -> length = length(value);
        case "transfer-encoding" -> chunked = value.equalsIgnoreCase("chunked");
        default -> {}
      }
    }
    var body = chunked ? BodyInput.chunked(in) : BodyInput.ofLength(in, length);
    return new Answer(status, line.length() > 13 ? Printable.line(line.substring(13)) : "", body);
  }

  private static int status(String line) throws IOException {
    var head = STATUS_LINE.matcher(line);
    if (head.lookingAt()) return Integer.parseInt(head.group(1));
    throw new IOException(
        "the answer is not HTTP: "
            + Printable.line(line.substring(0, Math.min(60, line.length()))));
  }

  private static long length(String value) throws IOException {
    try {
      return Long.parseUnsignedLong(value);
    } catch (NumberFormatException _) {
      throw new IOException("bad Content-Length in the answer: " + Printable.line(value));
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
