package jsupervisor.http;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import jsupervisor.wire.Body;
import jsupervisor.wire.WireCodec;

/**
 * Encodes results. A long list that many ask for in the same second is encoded by the first of
 * them; the others wait for it and send the same bytes. Any thread.
 */
final class Encodings {
  /** Elements of a list that is worth keeping. */
  private static final int LONG = 20;

  private final AtomicReference<Encoding> last = new AtomicReference<>(new Encoding(""));

  /** One value and its bytes, once there are some. */
  private static final class Encoding {
    private final Object value;
    private Body body;

    Encoding(Object value) {
      this.value = value;
    }

    synchronized Body get() {
      if (body == null) body = WireCodec.response(value);
      return body;
    }
  }

  /**
   * @param value that the wire can carry
   * @throws jsupervisor.terms.Fault when the answer would be too long
   */
  Body of(Object value) {
    if (!(value instanceof List<?> list) || list.size() < LONG) return WireCodec.response(value);
    return last.updateAndGet(known -> is(known, value) ? known : new Encoding(value)).get();
  }

  @SuppressWarnings("ReferenceEquality") // it is the same one that is looked for
  private static boolean is(Encoding known, Object value) {
    return known.value == value;
  }
}
