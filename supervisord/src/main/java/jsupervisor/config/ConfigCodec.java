package jsupervisor.config;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * A configuration as bytes, to hand the active one to a fresh daemon. Layout, big-endian: magic,
 * version, length of the body (4 bytes each), body, CRC-32 of all before it (4 bytes).
 */
public final class ConfigCodec {
  private static final int MAGIC = 0x4a535643;

  /**
   * Raised by one when fields are added at the end of records, which the version before passes
   * over; by two with any other change, so that the version before does not try.
   */
  static final int VERSION = 8;

  /** The oldest one that is read. */
  private static final int OLDEST = 7;

  private static final int HEADER = 12;
  private static final int CHECKSUM = 4;

  /** Longest encoding that is read, in bytes. */
  public static final int LARGEST = 256 << 20;

  private ConfigCodec() {}

  /** The configuration as bytes. */
  public static byte[] encode(Configuration configuration) {
    var body = body(configuration);
    var all = ByteBuffer.allocate(HEADER + body.length + CHECKSUM);
    all.putInt(MAGIC).putInt(VERSION).putInt(body.length).put(body);
    return all.putInt(checksum(all.array(), all.position())).array();
  }

  /**
   * The configuration again.
   *
   * @return empty when the bytes are of a version that is too old or too new, cut, or damaged
   */
  public static Optional<Configuration> decode(byte[] bytes) {
    if (bytes.length < HEADER + CHECKSUM || bytes.length > LARGEST) return Optional.empty();
    var all = ByteBuffer.wrap(bytes);
    int end = bytes.length - CHECKSUM;
    boolean intact =
        all.getInt() == MAGIC
            && readable(all.getInt())
            && all.getInt() == end - HEADER
            && all.getInt(end) == checksum(bytes, end);
    return intact ? read(Arrays.copyOfRange(bytes, HEADER, end)) : Optional.empty();
  }

  private static boolean readable(int version) {
    return version >= OLDEST && version <= VERSION + 1;
  }

  private static Optional<Configuration> read(byte[] body) {
    try {
      return Optional.of(new CodecReader(Frame.of(body)).configuration());
    } catch (IOException | IllegalArgumentException e) {
      return Optional.empty(); // the checksum was right, so an older layout under the same number
    }
  }

  private static byte[] body(Configuration configuration) {
    var bytes = new ByteArrayOutputStream();
    try {
      new CodecWriter(new DataOutputStream(bytes)).configuration(configuration);
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory", e);
    }
    return bytes.toByteArray();
  }

  private static int checksum(byte[] bytes, int length) {
    var crc = new CRC32();
    crc.update(bytes, 0, length);
    return (int) crc.getValue();
  }
}
