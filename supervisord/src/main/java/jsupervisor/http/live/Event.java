package jsupervisor.http.live;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Something that pages are told, as it goes over the wire (HTML standard, server-sent events).
 *
 * @param number counts up
 * @param process public name of the only process that it is about; empty = for every stream
 * @param bytes the event with its id
 */
record Event(long number, String process, byte[] bytes) {

  /**
   * An event that a client can say it has seen.
   *
   * @param epoch of this JVM: numbers of another one mean nothing here
   * @param data without a line end
   */
  static Event of(String epoch, long number, String kind, String process, String data) {
    var text = "id: " + epoch + "-" + number + "\nevent: " + kind + "\ndata: " + data + "\n\n";
    return new Event(number, process, text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * The full picture for one who has just come, in pieces, as it is large.
   *
   * @param id of the last event before
   * @param picture JSON without a line end
   */
  static List<byte[]> hello(String id, byte[] picture) {
    var head = "id: " + id + "\nevent: hello\ndata: ";
    return List.of(ascii(head), picture, ascii("\n\n"));
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /** That there is somebody, for those who would wait for ever; it is not remembered. */
  static byte[] beat(long nowMillis) {
    return ascii("event: beat\ndata: " + nowMillis + "\n\n");
  }

  /** Whether a stream that asks for {@code watched} gets it. */
  boolean concerns(String watched) {
    return process.isEmpty() || process.equals(watched);
  }
}
