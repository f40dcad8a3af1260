package jsupervisor.loop;

import java.util.ArrayDeque;
import java.util.List;
import jsupervisor.ask.Transition;

/** The last changes of one process's state. Control thread only. */
final class Trail {
  /** Older ones are forgotten. */
  static final int MOST = 32;

  private final ArrayDeque<Transition> last = new ArrayDeque<>(2);

  void add(Transition transition) {
    if (last.size() == MOST) last.removeLast();
    last.addFirst(transition);
  }

  /** Starts among them by autorestart or as another attempt. */
  int restarts(long sinceMillis) {
    int count = 0;
    for (var each : last) if (each.atMillis() >= sinceMillis && each.cause().again()) count++;
    return count;
  }

  /** The newest first. */
  List<Transition> newestFirst() {
    return List.copyOf(last);
  }
}
