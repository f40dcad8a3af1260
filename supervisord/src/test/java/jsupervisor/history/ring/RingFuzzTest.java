package jsupervisor.history.ring;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.ByteBuffer;
import jsupervisor.terms.ProcessName;

/**
 * Targets for Jazzer: the file of a history that somebody else has written. As with {@code
 * ConfigFuzzTest}, the build tries the kept inputs only.
 */
class RingFuzzTest {
  private static final Key KEY = Key.of(new ProcessName("web", "web"));
  private static final Layout LAYOUT = Layout.of(1, 3600);

  /** Any bytes: nothing, or records that make sense. */
  @FuzzTest(maxDuration = "60s")
  void bytes(byte[] bytes) {
    Contents.of(bytes, KEY).ifPresent(all -> sensible(all, Integer.MAX_VALUE));
  }

  /** Any bytes behind a right head, as records with right sums. */
  @FuzzTest(maxDuration = "60s")
  void records(byte[] bytes) {
    var file = ByteBuffer.allocate(LAYOUT.bytes()).put(LAYOUT.beginning(KEY));
    var body = ByteBuffer.wrap(bytes);
    for (int at = 1; body.hasRemaining() && at < LAYOUT.changes(); at++)
      record(file, body, LAYOUT.change(at), Changed.BYTES);
    for (int at = 0; body.hasRemaining() && at < LAYOUT.samples(); at++)
      record(file, body, LAYOUT.sample(at), Sample.BYTES);
    sensible(Contents.of(file.array(), KEY).orElseThrow(), LAYOUT.samples());
  }

  private static void record(ByteBuffer file, ByteBuffer body, int at, int bytes) {
    var record = new byte[bytes - Sums.BYTES];
    body.get(record, 0, Math.min(record.length, body.remaining()));
    file.put(at, record).position(at + record.length);
    Sums.seal(file, at);
  }

  private static void sensible(Contents contents, int most) {
    assertTrue(contents.samples().size() <= most);
    assertTrue(contents.changes().size() <= Layout.CHANGES);
    for (var sample : contents.samples()) {
      assertTrue(sample.second() > 0 && sample.cpu() >= -1 && sample.micros() >= -1);
      assertTrue(sample.fits(contents.interval()), sample::toString);
    }
    for (var change : contents.changes()) assertTrue(!change.cause().words().isEmpty());
  }
}
