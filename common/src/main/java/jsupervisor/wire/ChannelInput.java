package jsupervisor.wire;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;

/** The bytes that come from a socket, with the lines of an HTTP head. Used by one thread. */
final class ChannelInput extends InputStream {
  private static final int LONGEST_LINE = 8192;

  /** How an alert of TLS begins (RFC 8446, section 5.1), which is what a plain request gets. */
  private static final String ALERT = "\u0015\u0003";

  private static final String TLS = "the server speaks TLS: https:// may be meant";
  private static final String NOTHING = "the server closed the connection without an answer";

  private final ReadableByteChannel channel;
  private final ByteBuffer buffer;

  /**
   * @param room bytes that are read at once
   */
  ChannelInput(ReadableByteChannel channel, int room) {
    this.channel = channel;
    buffer = ByteBuffer.allocate(room).limit(0);
  }

  private boolean fill() throws IOException {
    if (buffer.hasRemaining()) return true;
    buffer.clear();
    int count = channel.read(buffer);
    buffer.flip();
    return count > 0;
  }

  @Override
  public int read() throws IOException {
    return fill() ? buffer.get() & 0xff : -1;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (length == 0) return 0;
    if (!buffer.hasRemaining() && length > buffer.capacity())
      return channel.read(ByteBuffer.wrap(bytes, offset, length));
    if (!fill()) return -1;
    int count = Math.min(length, buffer.remaining());
    buffer.get(bytes, offset, count);
    return count;
  }

  /**
   * One line, without its CR and LF.
   *
   * @throws EOFException when the server closes before the line ends
   * @throws IOException when the line is longer than 8192 bytes
   */
  String line() throws IOException {
    return line(LONGEST_LINE);
  }

  /**
   * One line, without its CR and LF; what goes beyond 8192 bytes is passed over.
   *
   * @param most bytes that it may have
   * @throws EOFException when the server closes before the line ends
   * @throws IOException when the line is longer than that
   */
  String line(int most) throws IOException {
    var text = new StringBuilder(64);
    int length = 0;
    for (int next = read(); next != '\n'; next = read()) {
      if (next < 0) throw new EOFException(text.indexOf(ALERT) == 0 ? TLS : NOTHING);
      if (++length > most) throw new IOException("a line of the answer is too long");
      if (length <= LONGEST_LINE) text.append((char) next);
    }
    if (text.indexOf(ALERT) == 0) throw new EOFException(TLS); // an alert may end as a line does
    int last = text.length() - 1;
    if (last >= 0 && text.charAt(last) == '\r') text.setLength(last);
    return text.toString();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
