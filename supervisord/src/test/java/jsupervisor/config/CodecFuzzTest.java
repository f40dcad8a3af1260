package jsupervisor.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.ByteBuffer;
import java.util.zip.CRC32;

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
    var all = ByteBuffer.allocate(body.length + 16);
    all.putInt(0x4a535643).putInt(ConfigCodec.VERSION).putInt(body.length).put(body);
    var sum = new CRC32();
    sum.update(all.array(), 0, all.position());
    read(all.putInt((int) sum.getValue()).array());
  }

  private static void read(byte[] bytes) {
    var read = ConfigCodec.decode(bytes);
    if (read.isPresent()) assertEquals(read, ConfigCodec.decode(ConfigCodec.encode(read.get())));
  }
}
