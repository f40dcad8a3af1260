package jsupervisor.crashes.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.code_intelligence.jazzer.junit.FuzzTest;
import jsupervisor.frame.Envelope;

/**
 * Targets for Jazzer: what is read of a store that anybody may have damaged. As with {@code
 * ConfigFuzzTest}, the build tries the kept inputs only.
 */
class CrashFuzzTest {
  private static final int VERSION = 1;

  /** Any bytes behind a right head, with a right sum: nothing, or a group that stays what it is. */
  @FuzzTest(maxDuration = "60s")
  void group(byte[] body) {
    var read = CrashCodec.group(Envelope.seal(VERSION, body));
    if (read.isPresent()) assertEquals(read, CrashCodec.group(CrashCodec.encode(read.get())));
  }

  /** The same of a good start. */
  @FuzzTest(maxDuration = "60s")
  void good(byte[] body) {
    var read = CrashCodec.good(Envelope.seal(VERSION, body));
    if (read.isPresent()) assertEquals(read, CrashCodec.good(CrashCodec.encode(read.get())));
  }
}
