package jsupervisor.metrics.send;

import java.util.ArrayDeque;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import jsupervisor.metrics.format.Packets.Packet;

/** What waits to be sent: so many bytes at most; the oldest is dropped, and counted. Any thread. */
final class Backlog {
  private final long most;
  private final ArrayDeque<Packet> waiting = new ArrayDeque<>();
  private long bytes;
  private long dropped;
  private long sent;

  /**
   * @param most bytes
   */
  Backlog(long most) {
    this.most = most;
  }

  /** Puts it behind the others; never waits. */
  synchronized void put(Packet packet) {
    waiting.addLast(packet);
    bytes += packet.bytes().length;
    while (bytes > most) dropped += removed().values();
    notifyAll();
  }

  private Packet removed() {
    var packet = waiting.removeFirst();
    bytes -= packet.bytes().length;
    return packet;
  }

  /** The oldest, which from now on is the caller's; waits a second at most. */
  synchronized Optional<Packet> take() throws InterruptedException {
    if (waiting.isEmpty()) TimeUnit.SECONDS.timedWait(this, 1);
    return waiting.isEmpty() ? Optional.empty() : Optional.of(removed());
  }

  /** So many figures have been taken out and sent. */
  synchronized void sent(int values) {
    sent += values;
  }

  /** So many figures have been taken out and are lost. */
  synchronized void lost(int values) {
    dropped += values;
  }

  synchronized long sent() {
    return sent;
  }

  synchronized long dropped() {
    return dropped;
  }
}
