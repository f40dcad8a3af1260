package jsupervisor.http.live;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What waits to be sent to one page. One thread puts in and another takes out; nobody waits for a
 * client that does not read: it is given up.
 */
final class Stream {
  /** In bytes; the last one that is put in may lie over it. */
  static final long MOST_WAITING = 1 << 20;

  static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(10);

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition filled = lock.newCondition();
  private final String watched;
  private final Runnable cut;
  private List<byte[]> waiting = new ArrayList<>();
  private long bytes;
  private long movedAt;
  private boolean writing;
  private boolean over;

  /**
   * @param watched the process whose samples it gets, empty = none
   * @param cut closes the connection, so that a thread that writes to it is free
   */
  Stream(String watched, Runnable cut) {
    this.watched = watched;
    this.cut = cut;
  }

  String watched() {
    return watched;
  }

  /** Hands over; a stream that has too much already is given up. */
  void put(byte[] frame) {
    lock.lock();
    try {
      if (over) return;
      if (bytes < MOST_WAITING) {
        waiting.add(frame);
        bytes += frame.length;
        filled.signal();
        return;
      }
    } finally {
      lock.unlock();
    }
    giveUp();
  }

  /** Takes all that waits, once there is something or the time is over. */
  List<byte[]> take(long millis) throws InterruptedException {
    lock.lock();
    try {
      writing = false;
      if (waiting.isEmpty() && !over) filled.await(millis, TimeUnit.MILLISECONDS);
      var taken = waiting;
      waiting = new ArrayList<>();
      bytes = 0;
      return taken;
    } finally {
      lock.unlock();
    }
  }

  /** The client has read all before, and is to read the next piece of what was taken. */
  void writes() {
    lock.lock();
    try {
      writing = true;
      movedAt = System.nanoTime();
    } finally {
      lock.unlock();
    }
  }

  /** Gives it up when its client has read nothing for too long. */
  void check(long nowNanos) {
    lock.lock();
    try {
      if (over || !writing || nowNanos - movedAt < PATIENCE_NANOS) return;
    } finally {
      lock.unlock();
    }
    giveUp();
  }

  private void giveUp() {
    end();
    cut.run();
  }

  /** Lets it end in order. */
  void end() {
    lock.lock();
    try {
      over = true;
      filled.signal();
    } finally {
      lock.unlock();
    }
  }

  boolean over() {
    lock.lock();
    try {
      return over;
    } finally {
      lock.unlock();
    }
  }
}
