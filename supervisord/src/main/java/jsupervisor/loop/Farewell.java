package jsupervisor.loop;

import java.nio.ByteBuffer;
import java.util.Optional;
import jsupervisor.core.Moment;

/**
 * What is decided of the daemon's end, for a JVM that has to go on with it.
 *
 * @param status exit status of the daemon, 0 to 255
 * @param deadline when what is left is killed; empty = it has begun without one, or not yet
 */
record Farewell(int status, Optional<Moment> deadline) {
  static final Farewell NONE = new Farewell(0, Optional.empty());

  private static final int SIZE = Integer.BYTES + Integer.BYTES + Long.BYTES;
  private static final int MOST = 255;

  byte[] encode() {
    return ByteBuffer.allocate(SIZE)
        .putInt(status)
        .putInt(deadline.isPresent() ? 1 : 0)
        .putLong(deadline.map(Moment::nanos).orElse(0L))
        .array();
  }

  static Farewell decode(byte[] bytes) {
    if (bytes.length < SIZE) return NONE;
    var in = ByteBuffer.wrap(bytes);
    int status = Math.clamp(in.getInt(), 0, MOST);
    boolean limited = in.getInt() == 1;
    return new Farewell(status, limited ? Optional.of(new Moment(in.getLong())) : Optional.empty());
  }
}
