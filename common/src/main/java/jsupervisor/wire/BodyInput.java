package jsupervisor.wire;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import jsupervisor.terms.Printable;

/**
 * The body of an HTTP/1.1 answer (RFC 9112, sections 6 and 7): chunked, of a length, or to the end.
 */
final class BodyInput extends InputStream {
  private static final long TO_THE_END = -1;
  private final ChannelInput in;
  private final boolean chunked;
  private boolean firstChunk = true;
  private boolean ended;
  private long left;

  private BodyInput(ChannelInput in, boolean chunked, long left) {
    this.in = in;
    this.chunked = chunked;
    this.left = left;
  }

  static BodyInput chunked(ChannelInput in) {
    return new BodyInput(in, true, 0);
  }

  /**
   * @param length bytes, or negative when the body ends with the connection
   */
  static BodyInput ofLength(ChannelInput in, long length) {
    return new BodyInput(in, false, length < 0 ? TO_THE_END : length);
  }

  @Override
  public int read() throws IOException {
    var one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (chunked && left == 0 && !ended) nextChunk();
    if (ended || left == 0) return -1;
    int wanted = left == TO_THE_END ? length : (int) Math.min(length, left);
    int count = in.read(bytes, offset, wanted);
    if (count < 0 && left != TO_THE_END) throw new EOFException("the answer ends too early");
    if (left != TO_THE_END) left -= Math.max(count, 0);
    return count;
  }

  private void nextChunk() throws IOException {
    if (!firstChunk) in.line();
    firstChunk = false;
    var size = in.line();
    int extension = size.indexOf(';');
    left = hex(extension < 0 ? size : size.substring(0, extension));
    ended = left == 0;
  }

  private static long hex(String text) throws IOException {
    try {
      return Integer.parseUnsignedInt(text.strip(), 16) & 0xffffffffL;
    } catch (NumberFormatException _) {
      throw new IOException("bad chunk size in the answer: " + Printable.line(text));
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
