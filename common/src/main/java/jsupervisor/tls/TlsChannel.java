package jsupervisor.tls;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.nio.channels.SocketChannel;

/** A connection as if it were not encrypted. One thread reads and writes, any may close it. */
final class TlsChannel implements ByteChannel {
  private final SocketChannel channel;
  private final InputStream in;
  private final OutputStream out;
  private final Reasons reasons;
  private boolean heard;

  TlsChannel(SocketChannel channel, InputStream in, OutputStream out, Reasons reasons) {
    this.channel = channel;
    this.in = in;
    this.out = out;
    this.reasons = reasons;
  }

  /** Into a buffer with an array. */
  @Override
  public int read(ByteBuffer buffer) throws IOException {
    try {
      int start = buffer.arrayOffset() + buffer.position();
      int count = in.read(buffer.array(), start, buffer.remaining());
      if (count < 0 && !heard) reasons.silence();
      if (count < 0) return -1;
      heard = true;
      buffer.position(buffer.position() + count);
      return count;
    } catch (IOException e) {
      throw reasons.explained(e, heard);
    }
  }

  /** From a buffer with an array. */
  @Override
  public int write(ByteBuffer buffer) throws IOException {
    int count = buffer.remaining();
    try {
      out.write(buffer.array(), buffer.arrayOffset() + buffer.position(), count);
      buffer.position(buffer.limit());
      return count;
    } catch (IOException e) {
      throw reasons.explained(e, heard);
    }
  }

  @Override
  public boolean isOpen() {
    return channel.isOpen();
  }

  /** Without a farewell, which might have to wait for a thread that writes. */
  @Override
  public void close() throws IOException {
    channel.close();
  }
}
