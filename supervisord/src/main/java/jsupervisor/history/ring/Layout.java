package jsupervisor.history.ring;

import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * Where in a file what is; immutable. A head of 512 bytes comes first, then the ring of changes, 36
 * bytes each, then the ring of samples, 28 bytes each. Numbers are big-endian; sums are CRC-32 of
 * all that is before them in the head or the record.
 *
 * @param interval seconds of a sample, 10 to 3600
 * @param samples of the ring
 * @param changes of the ring
 */
public record Layout(int interval, int samples, int changes) {
  /** Changes of state that are kept. */
  public static final int CHANGES = 512;

  static final int HEAD = 512;
  private static final long MAGIC = 0x4a53484953543031L; // JSHIST01
  private static final int VERSION = 1;
  private static final int SUMMED = 8 + 4 * 4 + Key.BYTES;
  private static final int DAY = 86_400;
  private static final int MOST_DAYS = 31;
  private static final int SHORTEST = 10;
  private static final int LONGEST = 3600;

  /**
   * For so many days.
   *
   * @param days 1 to 31
   * @param interval seconds of a sample, 10 to 3600
   */
  public static Layout of(int days, int interval) {
    return new Layout(interval, (days * DAY + interval - 1) / interval, CHANGES);
  }

  /** Bytes of the whole file. */
  public int bytes() {
    return head() + samples * Sample.BYTES;
  }

  /** Bytes of what comes before the samples. */
  int head() {
    return HEAD + changes * Changed.BYTES;
  }

  /** Where a change is. */
  int change(long number) {
    return HEAD + (int) (number % changes) * Changed.BYTES;
  }

  /** Where the sample of a moment is. */
  int sample(long slot) {
    return head() + (int) (slot % samples) * Sample.BYTES;
  }

  /** Seconds that the ring of samples covers. */
  public long seconds() {
    return (long) samples * interval;
  }

  /** What a file begins with; zeros follow in one with nothing in it. */
  byte[] beginning(Key key) {
    var file = ByteBuffer.allocate(HEAD);
    file.putLong(MAGIC).putInt(VERSION).putInt(interval).putInt(samples).putInt(changes);
    file.put(key.bytes());
    Sums.seal(file, 0);
    return file.array();
  }

  /**
   * What a head says.
   *
   * @param file that begins with it
   * @param size of the whole file
   * @return empty when it is no such file, another process's, damaged or of another version
   */
  static Optional<Layout> read(ByteBuffer file, long size, Key key) {
    if (file.limit() < HEAD || file.getLong(0) != MAGIC || file.getInt(8) != VERSION)
      return Optional.empty();
    if (!Sums.right(file, 0, SUMMED) || !key.at(file, SUMMED - Key.BYTES)) return Optional.empty();
    var layout = new Layout(file.getInt(12), file.getInt(16), file.getInt(20));
    return layout.possible() && layout.bytes() == size ? Optional.of(layout) : Optional.empty();
  }

  private boolean possible() {
    return interval >= SHORTEST
        && interval <= LONGEST
        && samples >= 1
        && samples <= MOST_DAYS * DAY / SHORTEST
        && changes == CHANGES;
  }
}
