package jsupervisor.loop;

import java.util.Optional;
import jsupervisor.core.Moment;
import jsupervisor.events.ListenerState;
import jsupervisor.events.Posted;

/** What the control thread knows of a process that is an event listener. Control thread only. */
final class Listening {
  /** The child that is talked with; what another one has said is no answer of it. */
  int pid;

  ListenerState state = ListenerState.SPAWNED;

  /**
   * Bytes that it has said and that may still be in its pipe: it gets nothing before they are not.
   */
  int judged;

  /** What tells these bytes from others. */
  int sum;

  /** The event that it has and has not answered. */
  Optional<Posted> outstanding = Optional.empty();

  /** How many events in a row it has refused. */
  int rejections;

  /** When it may get one again. */
  Moment restsUntil = new Moment(System.nanoTime());

  /**
   * What the journal keeps of it.
   *
   * @param state what it is to say
   * @param serial of the event that it has, -1 when there is none
   * @param unsent bytes at the end of that event that are not in its pipe yet, 0 or more
   * @param judged bytes that are part of the state and may still be in its other pipe, 0 or more
   * @param sum of these bytes
   */
  record Page(ListenerState state, long serial, int unsent, int judged, int sum) {}

  /** As another JVM knew it. */
  static Listening recalled(Page page, Slot slot) {
    var listening = new Listening();
    listening.pid = slot.ended().map(Child.Ended::pid).orElse(slot.pid());
    listening.state = page.state();
    listening.judged = page.judged();
    listening.sum = page.sum();
    return listening;
  }

  /** There is a new child, with which it begins anew. */
  void spawned(int child) {
    pid = child;
    state = ListenerState.SPAWNED;
    judged = 0;
  }

  Page page(Optional<Stdin> stdin) {
    long serial = outstanding.map(Posted::serial).orElse(-1L);
    int unsent = stdin.filter(s -> !s.closed()).map(Stdin::waiting).orElse(0);
    return new Page(state, serial, unsent, judged, sum);
  }
}
