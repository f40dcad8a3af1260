package jsupervisor.http.live;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;

/**
 * The last events, for those who come back after a moment. Not safe for threads: the hub's lock
 * guards it.
 */
final class Recent {
  private static final int MOST_EVENTS = 2000;
  private static final long MOST_BYTES = 2 << 20;

  private final String epoch;
  private final ArrayDeque<Event> events = new ArrayDeque<>();
  private long bytes;
  private long forgotten;
  private long last;

  /**
   * @param epoch of this JVM, letters and digits
   */
  Recent(String epoch) {
    this.epoch = epoch;
  }

  /** The id of the last event. */
  String lastId() {
    return epoch + "-" + last;
  }

  /** The next event, which is remembered. */
  Event add(String kind, String process, String data) {
    var event = Event.of(epoch, ++last, kind, process, data);
    events.add(event);
    bytes += event.bytes().length;
    while (events.size() > MOST_EVENTS || bytes > MOST_BYTES) {
      var oldest = events.remove();
      bytes -= oldest.bytes().length;
      forgotten = oldest.number();
    }
    return event;
  }

  /** Something may have happened that is no event: nobody can go on from before. */
  void interrupted() {
    events.clear();
    bytes = 0;
    forgotten = ++last;
  }

  /**
   * What came after an event.
   *
   * @param id the last one that the client has seen
   * @param watched the process that it asks for, empty = none
   * @return empty when that is not known any more
   */
  Optional<List<byte[]>> after(String id, String watched) {
    var prefix = epoch + "-";
    if (!id.startsWith(prefix) || !id.substring(prefix.length()).matches("[0-9]{1,18}"))
      return Optional.empty();
    long seen = Long.parseLong(id.substring(prefix.length()));
    if (seen < forgotten || seen > last) return Optional.empty();
    return Optional.of(
        events.stream()
            .filter(event -> event.number() > seen && event.concerns(watched))
            .map(Event::bytes)
            .toList());
  }
}
