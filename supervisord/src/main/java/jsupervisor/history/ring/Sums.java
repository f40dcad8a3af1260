package jsupervisor.history.ring;

import java.nio.ByteBuffer;
import java.util.zip.CRC32;

/** Shows that a head or a record is whole. */
final class Sums {
  static final int BYTES = 4;

  private Sums() {}

  /** Puts the sum of what was put since a place. */
  static void seal(ByteBuffer buffer, int from) {
    buffer.putInt(sum(buffer, from, buffer.position() - from));
  }

  /** Whether the sum behind some bytes is theirs. */
  static boolean right(ByteBuffer buffer, int from, int length) {
    return buffer.getInt(from + length) == sum(buffer, from, length);
  }

  private static int sum(ByteBuffer buffer, int from, int length) {
    var crc = new CRC32();
    crc.update(buffer.slice(from, length));
    return (int) crc.getValue();
  }
}
