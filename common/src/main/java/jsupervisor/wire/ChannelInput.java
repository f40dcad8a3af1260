package jsupervisor.wire;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/** The bytes that come from a socket, with the lines of an HTTP head. Used by one thread. */
final class ChannelInput extends InputStream {
  private static final int LONGEST_LINE = 8192;
  private final SocketChannel channel;
  private final ByteBuffer buffer = ByteBuffer.allocate(16384).limit(0);

  ChannelInput(SocketChannel channel) {
    this.channel = channel;
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
    if (!fill()) return -1;
    int count = Math.min(length, buffer.remaining());
    buffer.get(bytes, offset, count);
    return count;
  }

  /**
   * One line of the head, without its CR and LF.
   *
   * @throws EOFException when the server closes before the line ends
   * @throws IOException when the line is longer than 8192 bytes
   */
  String line() throws IOException {
    var text = new StringBuilder(64);
    for (int next = read(); next != '\n'; next = read()) {
      if (next < 0) throw new EOFException("the server closed the connection without an answer");
      if (text.length() == LONGEST_LINE) throw new IOException("a line of the answer is too long");
      text.append((char) next);
    }
    int last = text.length() - 1;
    if (last >= 0 && text.charAt(last) == '\r') text.setLength(last);
    return text.toString();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
