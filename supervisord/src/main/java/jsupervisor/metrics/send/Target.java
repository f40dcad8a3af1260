package jsupervisor.metrics.send;

import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import jsupervisor.metrics.format.Packets.Packet;
import jsupervisor.terms.LogLevel;

/**
 * Somebody who is sent figures, on a thread of its own: it alone waits for names to be looked up
 * and for the other side. Any thread may give it something.
 */
public final class Target implements AutoCloseable {
  private final Backlog backlog;
  private final Standing standing;
  private final Way way;
  private final BiConsumer<LogLevel, String> log;
  private final Runnable first;
  private final Thread thread;
  private volatile boolean closed;

  /** How packets get there. One thread. */
  interface Way extends AutoCloseable {

    /**
     * Sends one; waits a bounded time at most.
     *
     * @return what is left of it, to be sent the next time; empty = nothing
     * @throws SendFailure when it has not worked
     */
    Optional<Packet> send(Packet packet) throws InterruptedException;

    @Override
    void close();
  }

  private Target(
      String name, Way way, long most, Runnable first, BiConsumer<LogLevel, String> log) {
    this.way = way;
    this.log = log;
    this.first = first;
    backlog = new Backlog(most);
    standing = new Standing(name);
    thread = Thread.ofPlatform().name("metrics-" + name.split(" ", 2)[0]).daemon().start(this::run);
  }

  /**
   * Someone who takes datagrams. What cannot be sent at once is lost.
   *
   * @param name for people, its first word for the thread
   * @param first done once on the thread before everything else
   */
  public static Target datagrams(
      String name, HostPort to, Runnable first, BiConsumer<LogLevel, String> log) {
    return new Target(name + " at " + to, new Datagrams(to), 4 << 20, first, log);
  }

  /** Someone who takes a stream; while he does not, what is to be sent waits, 8 MiB at most. */
  public static Target stream(
      String name, HostPort to, Runnable first, BiConsumer<LogLevel, String> log) {
    return new Target(name + " at " + to, new Stream(to), 8 << 20, first, log);
  }

  /** Has these sent in order; never waits. */
  public void put(List<Packet> packets) {
    packets.forEach(backlog::put);
  }

  /** Figures that were sent so far. */
  public long sent() {
    return backlog.sent();
  }

  /** Figures that are lost so far. */
  public long dropped() {
    return backlog.dropped();
  }

  private void run() {
    first.run();
    try {
      while (!closed) {
        try {
          turn();
        } catch (RuntimeException e) { // what it had is lost, and nothing else
          failed(e.toString());
        }
      }
    } catch (InterruptedException _) {
      // it is closed
    } finally {
      way.close();
    }
  }

  private void turn() throws InterruptedException {
    var packet = backlog.take();
    var pause = new Pause();
    while (packet.isPresent() && !closed) {
      var before = packet.get();
      try {
        packet = way.send(before);
        backlog.sent(before.values() - packet.map(Packet::values).orElse(0));
        if (packet.isEmpty()) say(LogLevel.INFO, standing.worked(System.nanoTime(), dropped()));
      } catch (SendFailure e) {
        packet = e.rest();
        backlog.sent(e.sent(before));
        backlog.lost(e.lost(before));
        failed(e.getMessage());
        if (packet.isPresent()) pause.take();
      }
    }
  }

  private void failed(String why) {
    if (!closed) say(LogLevel.WARN, standing.failed(System.nanoTime(), why, dropped()));
  }

  private void say(LogLevel level, Optional<String> text) {
    text.ifPresent(said -> log.accept(level, said));
  }

  /** Ends soon; does not wait. */
  @Override
  public void close() {
    closed = true;
    thread.interrupt();
  }
}
