package jsupervisor.events;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The events that wait for the listeners of a group (spec events, section 3). Not for use by
 * several threads.
 */
public final class Pool {
  private final String name;
  private final int capacity;
  private final Set<EventType> wanted;
  private final ArrayDeque<Posted> waiting = new ArrayDeque<>();
  private long nextSerial;

  /**
   * @param name of the group
   * @param capacity events that may wait, 1 or more
   * @param wanted what it is subscribed to; a parent stands for all below it
   */
  public Pool(String name, int capacity, Set<EventType> wanted) {
    this.name = name;
    this.capacity = capacity;
    this.wanted = Set.copyOf(wanted);
  }

  public String name() {
    return name;
  }

  /** The option {@code buffer_size}. */
  public int capacity() {
    return capacity;
  }

  public boolean wants(EventType type) {
    return wanted.stream().anyMatch(type::isA);
  }

  /**
   * Takes an event to the end of the queue.
   *
   * @return the oldest event, which had to give way in a full queue
   */
  public Optional<Posted> accept(Event event, long serial) {
    var discarded =
        waiting.size() < capacity ? Optional.<Posted>empty() : Optional.of(waiting.remove());
    waiting.add(new Posted(event, serial, nextSerial));
    nextSerial = Posted.after(nextSerial);
    return discarded;
  }

  /**
   * Takes an event back to the head of the queue. It was counted before, so that no other has to
   * give way for it (known-traps C42); beyond the capacity there is at most one a listener.
   */
  public void takeBack(Posted posted) {
    waiting.addFirst(posted);
  }

  /** The event whose turn it is; it stays. */
  public Optional<Posted> first() {
    return Optional.ofNullable(waiting.peek());
  }

  /** Takes the event whose turn it is. */
  public Posted take() {
    return waiting.remove();
  }

  /** Events that wait. */
  public int size() {
    return waiting.size();
  }

  /** All that wait, in order. */
  public List<Posted> waiting() {
    return List.copyOf(waiting);
  }

  /** The number of the next event. */
  public long nextSerial() {
    return nextSerial;
  }

  /** Goes on where another left off. */
  public void resume(List<Posted> left, long serial) {
    waiting.clear();
    waiting.addAll(left);
    nextSerial = serial;
  }
}
