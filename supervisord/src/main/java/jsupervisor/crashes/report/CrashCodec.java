package jsupervisor.crashes.report;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * What is kept as bytes. Layout, big-endian: magic, version, length of the body (4 bytes each),
 * body, CRC-32 of all before it (4 bytes). Pure.
 */
public final class CrashCodec {
  private static final int MAGIC = 0x4a535643;
  private static final int VERSION = 1;
  private static final int HEADER = 12;
  private static final int CHECKSUM = 4;

  /** Longest encoding that is read, in bytes. */
  public static final int LARGEST = 4 << 20;

  private CrashCodec() {}

  /** How something is written. */
  private interface Write {
    void to(ReportWriter out) throws IOException;
  }

  /** How something is read. */
  private interface Read<T> {
    T from(ReportReader in) throws IOException;
  }

  /** A group as bytes. */
  public static byte[] encode(CrashGroup group) {
    return encode(out -> out.group(group));
  }

  /** How a process was started, as bytes. */
  public static byte[] encode(Good good) {
    return encode(out -> out.good(good));
  }

  /**
   * The group again.
   *
   * @return empty when the bytes are cut, damaged, or of another version
   */
  public static Optional<CrashGroup> group(byte[] bytes) {
    return decode(bytes, ReportReader::group);
  }

  /** Likewise. */
  public static Optional<Good> good(byte[] bytes) {
    return decode(bytes, ReportReader::good);
  }

  private static byte[] encode(Write write) {
    var body = new ByteArrayOutputStream();
    try {
      write.to(new ReportWriter(new DataOutputStream(body)));
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory", e);
    }
    var all = ByteBuffer.allocate(HEADER + body.size() + CHECKSUM);
    all.putInt(MAGIC).putInt(VERSION).putInt(body.size()).put(body.toByteArray());
    return all.putInt(checksum(all.array(), all.position())).array();
  }

  private static <T> Optional<T> decode(byte[] bytes, Read<T> read) {
    if (bytes.length < HEADER + CHECKSUM || bytes.length > LARGEST) return Optional.empty();
    var all = ByteBuffer.wrap(bytes);
    int end = bytes.length - CHECKSUM;
    boolean intact =
        all.getInt() == MAGIC
            && all.getInt() == VERSION
            && all.getInt() == end - HEADER
            && all.getInt(end) == checksum(bytes, end);
    if (!intact) return Optional.empty();
    var body = new ByteArrayInputStream(bytes, HEADER, end - HEADER);
    try {
      return Optional.of(read.from(new ReportReader(new DataInputStream(body))));
    } catch (IOException | IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private static int checksum(byte[] bytes, int length) {
    var crc = new CRC32();
    crc.update(bytes, 0, length);
    return (int) crc.getValue();
  }
}
