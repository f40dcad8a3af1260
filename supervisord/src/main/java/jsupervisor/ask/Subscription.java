package jsupervisor.ask;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * One subscriber's queue: a ring with one writer, the control thread, and one reader. A place that
 * holds nothing is free; so neither of the two ever waits for the other.
 */
public final class Subscription {
  private final AtomicReferenceArray<News> ring;
  private final AtomicLong dropped = new AtomicLong();
  private int writeAt;
  private int readAt;
  private long droppedBefore;

  /**
   * What has come since the last time.
   *
   * @param news in order
   * @param dropped how much was lost among it: when it is not 0, a fresh look at everything is due
   */
  public record Taken(List<News> news, long dropped) {}

  Subscription(int capacity) {
    ring = new AtomicReferenceArray<>(capacity);
  }

  /** Control thread only. */
  void put(News news) {
    if (ring.getAcquire(writeAt) != null) {
      dropped.setRelease(dropped.getPlain() + 1);
      return;
    }
    ring.setRelease(writeAt, news);
    writeAt = (writeAt + 1) % ring.length();
  }

  /** Takes what has come, which may be nothing; the reader's thread only. */
  public Taken take() {
    var news = new ArrayList<News>();
    while (news.size() < ring.length()) {
      var next = ring.getAcquire(readAt);
      if (next == null) break;
      news.add(next);
      ring.setRelease(readAt, null);
      readAt = (readAt + 1) % ring.length();
    }
    long before = droppedBefore;
    droppedBefore = dropped.getAcquire();
    return new Taken(news, droppedBefore - before);
  }
}
