package jsupervisor.frame;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.zip.CRC32;

/**
 * What another process has written, with what shows that it is whole. Layout, big-endian: magic,
 * version, length of the body (4 bytes each), body, CRC-32 of all before it (4 bytes). Pure.
 */
public final class Envelope {
  private static final int MAGIC = 0x4a535643;
  private static final int HEADER = 12;
  private static final int CHECKSUM = 4;

  private Envelope() {}

  /** A body as it is kept. */
  public static byte[] seal(int version, byte[] body) {
    var all = ByteBuffer.allocate(HEADER + body.length + CHECKSUM);
    all.putInt(MAGIC).putInt(version).putInt(body.length).put(body);
    return all.putInt(checksum(all.array(), all.position())).array();
  }

  /**
   * The body again.
   *
   * @param largest bytes that are looked at, all in all
   * @param readable which versions are
   * @return empty when the bytes are cut, damaged, too many, or of another version
   */
  public static Optional<byte[]> open(byte[] bytes, int largest, IntPredicate readable) {
    if (bytes.length < HEADER + CHECKSUM || bytes.length > largest) return Optional.empty();
    var all = ByteBuffer.wrap(bytes);
    int end = bytes.length - CHECKSUM;
    boolean intact =
        all.getInt() == MAGIC
            && readable.test(all.getInt())
            && all.getInt() == end - HEADER
            && all.getInt(end) == checksum(bytes, end);
    return intact ? Optional.of(Arrays.copyOfRange(bytes, HEADER, end)) : Optional.empty();
  }

  private static int checksum(byte[] bytes, int length) {
    var crc = new CRC32();
    crc.update(bytes, 0, length);
    return (int) crc.getValue();
  }
}
