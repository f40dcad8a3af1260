package jsupervisor.loop;

import java.util.PriorityQueue;
import jsupervisor.core.Moment;

/** Things to be done at a moment; control thread only. */
final class Timers {
  private final PriorityQueue<Timer> heap = new PriorityQueue<>();
  private long count;

  /** One thing to be done; may be cancelled at any time, also when it has been done. */
  static final class Timer implements Comparable<Timer> {
    private final Moment at;
    private final long order;
    private Runnable action;

    private Timer(Moment at, long order, Runnable action) {
      this.at = at;
      this.order = order;
      this.action = action;
    }

    void cancel() {
      action = null;
    }

    @Override
    public int compareTo(Timer other) {
      int byTime = Long.compare(at.nanos() - other.at.nanos(), 0);
      return byTime != 0 ? byTime : Long.compare(order, other.order);
    }
  }

  /** Does {@code action} when {@code at} has come. */
  Timer at(Moment at, Runnable action) {
    var timer = new Timer(at, count++, action);
    heap.add(timer);
    return timer;
  }

  /** Nanoseconds until the next timer: 0 = due, -1 = there is none. */
  long wait(Moment now) {
    dropCancelled();
    if (heap.isEmpty()) return -1;
    return Math.max(0, heap.peek().at.since(now).toNanos());
  }

  /** The next action that is due, null when there is none. */
  Runnable due(Moment now) {
    dropCancelled();
    if (heap.isEmpty() || !now.reached(heap.peek().at)) return null;
    return heap.poll().action;
  }

  private void dropCancelled() {
    while (!heap.isEmpty() && heap.peek().action == null) heap.poll();
  }
}
