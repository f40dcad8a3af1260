package jsupervisor.http;

import java.util.concurrent.atomic.AtomicReference;
import jsupervisor.rpc.Shared;
import jsupervisor.wire.Body;
import jsupervisor.wire.WireCodec;

/**
 * Encodes results. A long list that is given to many in the same second is encoded by the first of
 * them; the others wait for it and send the same bytes. What is made for one caller takes nothing
 * of that away. Any thread.
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
    return value instanceof Shared list && list.size() >= LONG
        ? last.updateAndGet(known -> is(known, list) ? known : new Encoding(list)).get()
        : WireCodec.response(value);
  }

  @SuppressWarnings("ReferenceEquality") // it is the same one that is looked for
  private static boolean is(Encoding known, Object value) {
    return known.value == value;
  }
}
