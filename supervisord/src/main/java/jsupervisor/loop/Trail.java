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

  /** The newest first. */
  List<Transition> newestFirst() {
    return List.copyOf(last);
  }
}
