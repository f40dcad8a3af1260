package jsupervisor.metrics.send;

import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.Arrays;
import java.util.Optional;
import jsupervisor.metrics.format.Packets.Packet;

/**
 * TCP: one connection, made anew when it is lost. What the kernel has taken of a broken connection
 * is lost and nobody can say how much that was; from the first line that it has not taken all of it
 * is sent again. One thread.
 */
final class Stream implements Target.Way {
  private static final long CONNECT_MILLIS = 5_000;

  /** Whoever takes nothing for so long is let go. */
  private static final long STALL_MILLIS = 10_000;

  /** Whoever sends us more has nothing to do with Graphite, which never answers. */
  private static final int PRATTLE = 1 << 16;

  private final HostPort to;
  private final ByteBuffer heard = ByteBuffer.allocate(4096);
  private Optional<SocketChannel> channel = Optional.empty();
  private int prattled;

  Stream(HostPort to) {
    this.to = to;
  }

  @Override
  public Optional<Packet> send(Packet packet) {
    var bytes = ByteBuffer.wrap(packet.bytes());
    try (var selector = Selector.open()) {
      write(bytes, connected(selector), selector);
      return Optional.empty();
    } catch (IOException e) {
      close();
      throw new SendFailure(Reasons.of(e), Optional.of(rest(packet, bytes.position())), 0);
    }
  }

  private void write(ByteBuffer bytes, SocketChannel out, Selector selector) throws IOException {
    listen(out);
    while (bytes.hasRemaining()) {
      if (out.write(bytes) > 0) continue;
      await(out, selector, SelectionKey.OP_WRITE, STALL_MILLIS, "it takes nothing");
      listen(out);
    }
  }

  /** A connection that the other side has closed takes one more write, which is lost. */
  private void listen(SocketChannel from) throws IOException {
    while (true) {
      int more = from.read(heard.clear());
      if (more < 0) throw new IOException("it has closed the connection");
      prattled += more;
      if (prattled > PRATTLE) throw new IOException("it sends bytes, which Graphite never does");
      if (more == 0) return;
    }
  }

  private SocketChannel connected(Selector selector) throws IOException {
    if (channel.isPresent()) return channel.get();
    var address = to.resolved();
    var fresh = SocketChannel.open();
    channel = Optional.of(fresh);
    prattled = 0;
    fresh.configureBlocking(false);
    if (fresh.connect(address)) return fresh;
    await(fresh, selector, SelectionKey.OP_CONNECT, CONNECT_MILLIS, "it does not answer");
    if (!fresh.finishConnect()) throw new ConnectException("it does not answer");
    return fresh;
  }

  private static void await(
      SocketChannel channel, Selector selector, int what, long millis, String otherwise)
      throws IOException {
    var key = channel.register(selector, what);
    selector.selectedKeys().clear();
    boolean ready = selector.select(millis) > 0;
    key.interestOps(0);
    if (!ready) throw new SocketTimeoutException(otherwise + " for " + millis / 1000 + " s");
  }

  /** From the beginning of the line in which the writing ended. */
  static Packet rest(Packet packet, int written) {
    var all = packet.bytes();
    int from = written;
    while (from > 0 && all[from - 1] != '\n') from--;
    int lines = 0;
    for (int i = from; i < all.length; i++) if (all[i] == '\n') lines++;
    return new Packet(Arrays.copyOfRange(all, from, all.length), lines);
  }

  @Override
  public void close() {
    channel.ifPresent(Reasons::closed);
    channel = Optional.empty();
  }
}
