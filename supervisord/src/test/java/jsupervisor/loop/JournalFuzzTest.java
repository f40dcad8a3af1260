package jsupervisor.loop;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import jsupervisor.events.ListenerState;
import jsupervisor.events.Protocol;

/**
 * Targets for Jazzer: what another JVM, another version or bad luck has left in the memory that
 * survives. As with {@code ConfigFuzzTest}, the build tries the kept inputs only.
 */
class JournalFuzzTest {

  /** Something else is an IOException; a slot is written as it was read, and can be kept. */
  @FuzzTest(maxDuration = "60s")
  void slot(byte[] bytes) throws IOException {
    Slot slot;
    try {
      slot = SlotCodec.decode(bytes);
    } catch (IOException _) {
      return;
    }
    slot.listener().ifPresent(page -> assertBounded(page.state()));
    var written = SlotCodec.encode(slot);
    assertArrayEquals(written, SlotCodec.encode(SlotCodec.decode(written)));
  }

  /** The same for what is known of a listener. */
  @FuzzTest(maxDuration = "60s")
  void listener(byte[] bytes) throws IOException {
    try (var in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      var page = ListenerCodec.read(in);
      if (page.isEmpty()) return;
      assertBounded(page.get().state());
      var written = new ByteArrayOutputStream();
      ListenerCodec.write(new DataOutputStream(written), page);
      var read = ListenerCodec.read(new DataInputStream(bytes(written)));
      assertTrue(page.equals(read), () -> page + " " + read);
    } catch (IOException _) {
      return;
    }
  }

  private static ByteArrayInputStream bytes(ByteArrayOutputStream out) {
    return new ByteArrayInputStream(out.toByteArray());
  }

  private static void assertBounded(ListenerState state) {
    switch (state) {
      case ListenerState.Acknowledged(var held) -> assertTrue(held.length() < 6, held);
      case ListenerState.Busy(var line) -> assertTrue(line.length() <= Protocol.LINE, line);
      case ListenerState.Answering(var left, var result) ->
          assertTrue(left > 0 && result.length() <= 3, result);
      case ListenerState.Ready(), ListenerState.Unknown() -> {}
    }
  }

  /** Nothing, or events that are not more than their bytes explain. */
  @FuzzTest(maxDuration = "60s")
  void pools(byte[] bytes) {
    var left = PoolCodec.decode(bytes);
    if (left.isEmpty()) return;
    int events = 0;
    long letters = 0;
    for (var pool : left.get().pools().values()) {
      events += pool.held().size() + pool.waiting().size();
      for (var posted : pool.held()) letters += posted.event().payload().length();
      for (var posted : pool.waiting()) letters += posted.event().payload().length();
    }
    assertTrue(letters + 23L * events <= bytes.length, "more came out than was put in");
  }

  /** A journal with wrong numbers anywhere is read without an exception. */
  @FuzzTest(maxDuration = "60s")
  void memory(FuzzedDataProvider data) {
    var damaged = new DamagedMemory();
    damaged.damage(data);
    damaged.readEverything();
  }
}
