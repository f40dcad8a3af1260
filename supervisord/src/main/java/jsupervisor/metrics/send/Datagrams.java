package jsupervisor.metrics.send;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import jsupervisor.metrics.format.Packets.Packet;

/** UDP: a packet goes at once, or is lost. One thread. */
final class Datagrams implements Target.Way {
  /** After so many the other side gets a moment to read. */
  private static final int BURST = 16;

  private static final long MOMENT = TimeUnit.MILLISECONDS.toNanos(1);

  /** A name may belong to another machine meanwhile, and nobody would say so. */
  private static final long TRUSTED = TimeUnit.MINUTES.toNanos(1);

  private final HostPort to;
  private Optional<DatagramChannel> channel = Optional.empty();
  private long openedAt;
  private int burst;

  Datagrams(HostPort to) {
    this.to = to;
  }

  @Override
  public Optional<Packet> send(Packet packet) {
    try {
      int written = opened().write(ByteBuffer.wrap(packet.bytes()));
      if (++burst % BURST == 0) LockSupport.parkNanos(MOMENT);
      if (written > 0) return Optional.empty();
      throw new SendFailure("the kernel takes no more", Optional.empty(), packet.values());
    } catch (IOException e) {
      close();
      throw new SendFailure(Reasons.of(e), Optional.empty(), packet.values());
    }
  }

  private DatagramChannel opened() throws IOException {
    if (channel.isPresent() && System.nanoTime() - openedAt < TRUSTED) return channel.get();
    close();
    var address = to.resolved();
    var fresh = DatagramChannel.open();
    channel = Optional.of(fresh);
    openedAt = System.nanoTime();
    fresh.configureBlocking(false);
    fresh.connect(address); // so that the kernel tells us when nobody is there
    return fresh;
  }

  @Override
  public void close() {
    channel.ifPresent(Reasons::closed);
    channel = Optional.empty();
  }
}
