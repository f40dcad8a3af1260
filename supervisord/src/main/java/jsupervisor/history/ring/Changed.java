package jsupervisor.history.ring;

import java.nio.ByteBuffer;
import java.util.Optional;
import jsupervisor.ask.Transition;
import jsupervisor.terms.StateCode;

/**
 * A change of state in its place.
 *
 * @param number of the change, 1 or more, each its own
 * @param change itself; texts of its cause are not kept
 */
record Changed(long number, Transition change) {
  static final int BYTES = 8 + 8 + 4 + 2 + Causes.BYTES + Sums.BYTES;

  void put(ByteBuffer buffer) {
    int from = buffer.position();
    buffer.putLong(number).putLong(change.atMillis()).putInt(change.pid());
    buffer.put(state(change.from())).put(state(change.to()));
    Causes.put(buffer, change.cause());
    Sums.seal(buffer, from);
  }

  private static byte state(StateCode state) {
    return (byte) (state.code() / 10);
  }

  /** Empty when there is none, it was torn, or it is of another version. */
  static Optional<Changed> at(ByteBuffer buffer, int from) {
    long number = buffer.getLong(from);
    if (number <= 0 || !Sums.right(buffer, from, BYTES - Sums.BYTES)) return Optional.empty();
    var before = state(buffer.get(from + 20));
    var after = state(buffer.get(from + 21));
    var cause = Causes.at(buffer, from + 22);
    if (before.isEmpty() || after.isEmpty() || cause.isEmpty()) return Optional.empty();
    long at = buffer.getLong(from + 8);
    int pid = buffer.getInt(from + 16);
    return Optional.of(
        new Changed(number, new Transition(at, before.get(), after.get(), cause.get(), pid)));
  }

  private static Optional<StateCode> state(byte kept) {
    return StateCode.of(Byte.toUnsignedInt(kept) * 10);
  }
}
