package jsupervisor.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import jsupervisor.config.alert.AlertConfig;
import jsupervisor.config.alert.AlertEvent;
import jsupervisor.frame.FrameReader;
import jsupervisor.frame.FrameWriter;
import org.junit.jupiter.api.Test;

class AlertCodecTest {
  private static final AlertConfig ALERT =
      new AlertChance(new Random(1))
          .alert()
          .telling(Set.of(AlertEvent.CRASH, AlertEvent.UNHEALTHY, AlertEvent.STOPPED));

  private static byte[] bytes() {
    return FrameWriter.bytes(out -> AlertCodec.write(out, ALERT));
  }

  @Test
  void whatIsWrittenIsReadAgain() throws IOException {
    assertEquals(ALERT, AlertCodec.read(FrameReader.of(bytes())));
  }

  /** It reads the list of events and passes over what comes at the end. */
  @Test
  void theFirstVersionReadsTheEventsThatItKnows() throws IOException {
    var in = FrameReader.of(bytes());
    in.text();
    assertEquals(List.of("CRASH", "STOPPED"), in.list(in::text));
  }

  @Test
  void whatTheFirstVersionHasWrittenIsRead() throws IOException {
    var early = ALERT.telling(EnumSet.of(AlertEvent.CRASH));
    var bytes = FrameWriter.bytes(out -> AlertCodec.write(out, early));
    int end = bytes.length - Integer.BYTES; // without the list at the end, which is empty
    assertEquals(early, AlertCodec.read(FrameReader.of(Arrays.copyOf(bytes, end))));
  }

  @Test
  void anEventOfALaterVersionIsPassedOver() throws IOException {
    var bytes =
        new String(bytes(), StandardCharsets.ISO_8859_1)
            .replace("unhealthy", "different")
            .getBytes(StandardCharsets.ISO_8859_1);
    var known = ALERT.telling(EnumSet.of(AlertEvent.CRASH, AlertEvent.STOPPED));
    assertEquals(known, AlertCodec.read(FrameReader.of(bytes)));
  }
}
