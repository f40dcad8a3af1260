package jsupervisor.config;

import java.io.IOException;
import java.util.Optional;
import jsupervisor.frame.Envelope;
import jsupervisor.frame.FrameReader;
import jsupervisor.frame.FrameWriter;

/** A configuration as bytes, to hand the active one to a fresh daemon. */
public final class ConfigCodec {
  /**
   * Raised by one when fields are added at the end of records, which the version before passes
   * over; by two with any other change, so that the version before does not try.
   */
  static final int VERSION = 8;

  /** The oldest one that is read. */
  private static final int OLDEST = 7;

  /** Longest encoding that is read, in bytes. */
  public static final int LARGEST = 256 << 20;

  private ConfigCodec() {}

  /** The configuration as bytes. */
  public static byte[] encode(Configuration configuration) {
    return Envelope.seal(
        VERSION, FrameWriter.bytes(out -> new CodecWriter(out).configuration(configuration)));
  }

  /**
   * The configuration again.
   *
   * @return empty when the bytes are of a version that is too old or too new, cut, or damaged
   */
  public static Optional<Configuration> decode(byte[] bytes) {
    return Envelope.open(bytes, LARGEST, ConfigCodec::readable).flatMap(ConfigCodec::read);
  }

  private static boolean readable(int version) {
    return version >= OLDEST && version <= VERSION + 1;
  }

  private static Optional<Configuration> read(byte[] body) {
    try {
      return Optional.of(new CodecReader(FrameReader.of(body)).configuration());
    } catch (IOException | IllegalArgumentException e) {
      return Optional.empty(); // the checksum was right, so an older layout under the same number
    }
  }
}
