package jsupervisor.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import jsupervisor.frame.FrameReader;
import jsupervisor.frame.FrameWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code [health]} between versions of the daemon. */
class HealthCodecTest {
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void whatIsWrittenIsRead(boolean processInfo) throws IOException {
    var config = new HealthConfig(true, Optional.of("/x"), List.of(), processInfo);
    var bytes = FrameWriter.bytes(out -> HealthCodec.write(out, config));
    assertEquals(config, HealthCodec.config(FrameReader.of(bytes)));
  }

  @Test
  void whatWasWrittenBeforeThereWasProcessInfoIsReadWithoutIt() throws IOException {
    var bytes =
        FrameWriter.bytes(out -> {
          out.writeBoolean(true);
          out.optional(Optional.of("/x"), out::text);
          out.list(List.<String>of(), out::text);
        });
    assertEquals(
        new HealthConfig(true, Optional.of("/x"), List.of(), false),
        HealthCodec.config(FrameReader.of(bytes)));
  }
}
