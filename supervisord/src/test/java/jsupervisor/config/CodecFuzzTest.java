package jsupervisor.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.code_intelligence.jazzer.junit.FuzzTest;
import jsupervisor.frame.Envelope;

/**
 * Targets for Jazzer: a configuration that another JVM has written down. As with {@code
 * ConfigFuzzTest}, the build tries the kept inputs only.
 */
class CodecFuzzTest {

  /** Any bytes: nothing, or a configuration that is written as it was read. */
  @FuzzTest(maxDuration = "60s")
  void bytes(byte[] bytes) {
    read(bytes);
  }

  /** Any bytes behind a right head, with a right sum. */
  @FuzzTest(maxDuration = "60s")
  void body(byte[] body) {
    read(Envelope.seal(ConfigCodec.VERSION, body));
  }

  private static void read(byte[] bytes) {
    var read = ConfigCodec.decode(bytes);
    if (read.isPresent()) assertEquals(read, ConfigCodec.decode(ConfigCodec.encode(read.get())));
  }
}
