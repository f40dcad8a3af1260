package jsupervisor.logging;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import jsupervisor.posix.Datagrams;
import jsupervisor.posix.Errno;
import jsupervisor.posix.PosixException;
import jsupervisor.posix.Threads;

/**
 * The way to the system's log daemon (spec daemon, 7 and 14). A thread of its own sends, and only
 * it waits when the log daemon is slow; records for which there is no room, or nobody to take them,
 * are dropped, counted, and the number is said.
 */
public final class Syslog implements AutoCloseable {
  private static final int MOST_RECORDS = 20_000;
  private static final long MOST_BYTES = 8 << 20;
  private static final long PAUSE_NANOS = 1_000_000;
  private static final long MOST_PAUSE_NANOS = 64_000_000;
  private static final long SECOND = 1_000_000_000L;
  private static final long CLOSE_SECONDS = 2;
  private static final byte[] END = {};

  private final String path;
  private final SyslogRecords records;
  private final Consumer<String> complaints;
  private final LinkedBlockingQueue<byte[]> queue = new LinkedBlockingQueue<>(MOST_RECORDS);
  private final AtomicLong bytes = new AtomicLong();
  private final AtomicLong lost = new AtomicLong();
  private final AtomicBoolean complained = new AtomicBoolean();
  private final AtomicBoolean started = new AtomicBoolean();
  private final Thread sender;
  private volatile boolean closing;
  private long lastTold = System.nanoTime() - SECOND;

  /**
   * @param path of the log daemon's socket
   * @param ident what records begin with, the name of this program
   * @param complaints gets a sentence for the main log; any thread, must not wait
   */
  Syslog(String path, String ident, Consumer<String> complaints) {
    this.path = path;
    this.records = new SyslogRecords(ident);
    this.complaints = complaints;
    sender = Thread.ofPlatform().name("syslog").daemon().unstarted(this::run);
  }

  /**
   * Sends each line of a text as a record of its own; line ends at the end of the text are no
   * lines. Never waits; any thread.
   *
   * @param before stands in front of each line
   * @param after stands behind each line
   */
  public void send(String before, byte[] text, int length, String after) {
    records.of(System.currentTimeMillis(), before, text, length, after).forEach(this::queue);
  }

  private void queue(byte[] record) {
    if (started.compareAndSet(false, true)) sender.start();
    if (bytes.addAndGet(record.length) <= MOST_BYTES && queue.offer(record)) return;
    bytes.addAndGet(-record.length);
    lose("it takes them too slowly");
  }

  /** Sends what waits, as far as somebody takes it within two seconds, and ends. */
  @Override
  public void close() {
    if (!started.get()) return;
    try {
      if (queue.offer(END, CLOSE_SECONDS, TimeUnit.SECONDS))
        sender.join(TimeUnit.SECONDS.toMillis(CLOSE_SECONDS));
      closing = true;
      sender.join(TimeUnit.SECONDS.toMillis(CLOSE_SECONDS));
      long missing = lost.getAndSet(0) + queue.stream().filter(record -> record.length > 0).count();
      if (missing > 0) complaints.accept(missing + " records for syslog were lost");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    Threads.patient();
    try (var socket = new Datagrams()) {
      while (!closing) {
        var record = queue.take();
        if (record.length == 0) return;
        bytes.addAndGet(-record.length);
        deliver(socket, record);
      }
    } catch (PosixException e) {
      lose(e.getMessage());
    } catch (InterruptedException _) {
      // nobody interrupts this thread but the end of the JVM
    }
  }

  /** A full queue of the log daemon is waited for: the records behind this one wait in ours. */
  private void deliver(Datagrams socket, byte[] record) {
    int sent = socket.send(path, record);
    for (long pause = PAUSE_NANOS; sent == -Errno.EAGAIN.number() && !closing; ) {
      LockSupport.parkNanos(pause);
      pause = Math.min(2 * pause, MOST_PAUSE_NANOS);
      sent = socket.send(path, record);
    }
    if (sent == 0) tellLosses();
    else lose(Errno.of(-sent).text());
  }

  private void lose(String why) {
    lost.incrementAndGet();
    if (complained.compareAndSet(false, true))
      complaints.accept(
          "cannot send to syslog at " + path + ": " + why + "; records are dropped meanwhile");
  }

  /** Once a second at most: a log daemon at its limit would be given more to do by every loss. */
  private void tellLosses() {
    if (lost.get() == 0 || System.nanoTime() - lastTold < SECOND) return;
    lastTold = System.nanoTime();
    complained.set(false);
    complaints.accept("syslog takes records again; " + lost.getAndSet(0) + " were lost");
  }
}
