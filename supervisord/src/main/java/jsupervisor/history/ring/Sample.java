package jsupervisor.history.ring;

import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * What a process used in one interval; immutable. -1 = not known, as when there was no child.
 *
 * @param second when it was looked at, in seconds since the epoch; read again, when the interval
 *     began
 * @param cpu hundredths of a percent of one processor since the sample before
 * @param kilobytes of memory in RAM
 * @param threads 0 to 65534
 * @param descriptors open files
 * @param micros the longest that a probe took
 * @param starts that were tried, 0 to 65535
 */
public record Sample(
    long second, long cpu, long kilobytes, int threads, long descriptors, long micros, int starts) {
  /** Not known. */
  public static final int NONE = -1;

  static final int BYTES = 6 * 4 + Sums.BYTES;
  private static final long MOST = 0xffff_fffeL;
  private static final int MOST_THREADS = 0xfffe;
  private static final int MOST_STARTS = 0xffff;

  /** The interval of the sample, counted from the epoch. */
  long slot(int interval) {
    return Math.floorDiv(second, interval);
  }

  /** Whether its interval has a number that a file can hold: a clock may say anything. */
  boolean fits(int interval) {
    long slot = slot(interval);
    return slot > 0 && slot <= Integer.MAX_VALUE;
  }

  void put(ByteBuffer buffer, int interval) {
    int from = buffer.position();
    buffer.putInt((int) slot(interval));
    buffer.putInt(bounded(cpu)).putInt(bounded(kilobytes)).putInt(bounded(descriptors));
    buffer.putInt(bounded(micros));
    buffer.putShort((short) (threads < 0 ? NONE : Math.min(threads, MOST_THREADS)));
    buffer.putShort((short) Math.clamp(starts, 0, MOST_STARTS));
    Sums.seal(buffer, from);
  }

  private static int bounded(long value) {
    return value < 0 ? NONE : (int) Math.min(value, MOST);
  }

  /** Empty when there is none, or it was torn. */
  static Optional<Sample> at(ByteBuffer buffer, int from, int interval) {
    int slot = buffer.getInt(from);
    if (slot <= 0 || !Sums.right(buffer, from, BYTES - Sums.BYTES)) return Optional.empty();
    int threads = Short.toUnsignedInt(buffer.getShort(from + 20));
    return Optional.of(
        new Sample(
            (long) slot * interval,
            number(buffer, from + 4),
            number(buffer, from + 8),
            threads > MOST_THREADS ? NONE : threads,
            number(buffer, from + 12),
            number(buffer, from + 16),
            Short.toUnsignedInt(buffer.getShort(from + 22))));
  }

  private static long number(ByteBuffer buffer, int at) {
    long value = Integer.toUnsignedLong(buffer.getInt(at));
    return value > MOST ? NONE : value;
  }
}
