package jsupervisor.crashes.report;

import java.io.IOException;
import java.util.Optional;
import jsupervisor.frame.Envelope;
import jsupervisor.frame.FrameReader;
import jsupervisor.frame.FrameWriter;

/** What is kept, as bytes. Pure. */
public final class CrashCodec {
  private static final int VERSION = 1;

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
    return Envelope.seal(VERSION, FrameWriter.bytes(out -> write.to(new ReportWriter(out))));
  }

  private static <T> Optional<T> decode(byte[] bytes, Read<T> read) {
    return Envelope.open(bytes, LARGEST, version -> version == VERSION)
        .flatMap(body -> read(body, read));
  }

  private static <T> Optional<T> read(byte[] body, Read<T> read) {
    try {
      return Optional.of(read.from(new ReportReader(FrameReader.of(body))));
    } catch (IOException | IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}
