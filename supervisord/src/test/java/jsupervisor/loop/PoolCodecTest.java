package jsupervisor.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import jsupervisor.config.GroupConfig;
import jsupervisor.config.PoolConfig;
import jsupervisor.events.Event;
import jsupervisor.events.ListenerState;
import jsupervisor.events.Protocol;
import jsupervisor.posix.SharedMemory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the journal keeps of pools and listeners. */
class PoolCodecTest {
  private static final PoolConfig POOL = new PoolConfig(1000, List.of("EVENT"), false);

  private static Audience audience(String name) {
    var config = new GroupConfig(name, -1, List.of(), Optional.of(POOL));
    return new Audience(new Processes.Group(config, 0, List.of()), POOL, "supervisor");
  }

  @Test
  void whatWaitsIsThereAgain() {
    var one = audience("one");
    var two = audience("two");
    one.pool.accept(Event.remote("t", "aé€😀\0"), 7);
    one.pool.accept(Event.running(), 8);
    var left = PoolCodec.decode(PoolCodec.encode(List.of(one, two), 99)).orElseThrow();
    assertEquals(99, left.second());
    assertEquals(one.pool.waiting(), left.pools().get("one").waiting());
    assertEquals(2, left.pools().get("one").nextSerial());
    assertEquals(new PoolCodec.OfPool(0, List.of(), List.of()), left.pools().get("two"));
  }

  @Test
  void whatFindsNoRoomIsLeftOutAndTheRestIsNot() {
    var audience = audience("one");
    audience.pool.accept(Event.remote("t", "first"), 0);
    audience.pool.accept(Event.remote("t", "x".repeat(PoolCodec.ROOM)), 1);
    audience.pool.accept(Event.remote("t", "last"), 2);
    var bytes = PoolCodec.encode(List.of(audience), 1);
    assertTrue(bytes.length < PoolCodec.ROOM);
    var waiting = PoolCodec.decode(bytes).orElseThrow().pools().get("one").waiting();
    assertEquals(List.of(0L, 2L), waiting.stream().map(posted -> posted.serial()).toList());
  }

  @Test
  void theJournalKeepsPoolsAndTheSerialAndForgetsOnlyThePools() {
    var memory = SharedMemory.ofHeap(24 << 20);
    var journal = new Journal(memory);
    assertEquals(0, journal.serial());
    journal.serial(Long.MAX_VALUE);
    journal.pools(new byte[] {1, 2});
    var next = new Journal(memory);
    assertEquals(Long.MAX_VALUE, next.serial());
    assertEquals(2, next.pools().orElseThrow().length);
    next.clear();
    assertEquals(Long.MAX_VALUE, next.serial());
    assertEquals(Optional.empty(), next.pools());
  }

  /** Damaged bytes are refused or are something else; they are never an error. */
  @Test
  void damagedBytesDoNoHarm() {
    var audience = audience("one");
    for (int i = 0; i < 20; i++) audience.pool.accept(Event.remote("t", "data " + i), i);
    var good = PoolCodec.encode(List.of(audience), 1);
    var random = new Random(5);
    for (int i = 0; i < 3000; i++) {
      var bad = Arrays.copyOf(good, random.nextInt(good.length + 1));
      if (bad.length > 0) bad[random.nextInt(bad.length)] = (byte) random.nextInt(256);
      var left = PoolCodec.decode(bad);
      assertTrue(left.isEmpty() || left.get().pools().size() <= 1);
    }
  }

  static Stream<ListenerState> states() {
    return Stream.of(
        ListenerState.SPAWNED,
        new ListenerState.Acknowledged("READ\u00ff"),
        new ListenerState.Ready(),
        new ListenerState.Busy("\u0000".repeat(Protocol.LINE)),
        new ListenerState.Answering(Long.MAX_VALUE, "OKx"),
        new ListenerState.Unknown());
  }

  @ParameterizedTest
  @MethodSource("states")
  void aListenerIsThereAgain(ListenerState state) throws IOException {
    for (var page :
        List.of(
            Optional.<Listening.Page>empty(),
            Optional.of(new Listening.Page(state, -1, 77, 6, -5)))) {
      var bytes = new ByteArrayOutputStream();
      ListenerCodec.write(new DataOutputStream(bytes), page);
      assertTrue(bytes.size() < 400, "a slot has about a thousand bytes");
      var in = new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()));
      assertEquals(page, ListenerCodec.read(in));
      assertEquals(0, in.available());
    }
  }
}
