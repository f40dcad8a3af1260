package jsupervisor.loop;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import jsupervisor.core.History;
import jsupervisor.core.Life;
import jsupervisor.core.Moment;
import jsupervisor.core.Now;
import jsupervisor.core.ProcessState;
import jsupervisor.posix.SharedMemory;
import jsupervisor.terms.ExitStatus;
import jsupervisor.terms.Pid;
import jsupervisor.terms.ProcessName;
import jsupervisor.terms.Signal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What one JVM has written, as another one reads it; whole, half done, and damaged. */
class JournalTest {
  private static final int SIZE = 21 << 20;
  private static final int SLOTS = 20 << 20;
  private static final int SLOT = 2048;

  /** Where the configuration's word lies that says which copy counts. */
  private static final int TEXT = 4096;

  private final SharedMemory memory = SharedMemory.ofHeap(SIZE);
  private final Journal journal = new Journal(memory);

  private static Slot slot(ProcessState state, ExitStatus how) {
    var history =
        new History(
            1_700_000_000_123L, 5, OptionalInt.of(-1), "Bad exit code 3", 70_000, Optional.of(how));
    var ended = new Child.Ended(77, how, new Now(new Moment(-9), 1_700_000_000_456L));
    return new Slot(
        new ProcessName("gruppe", "prozeß"),
        new Life(state, history),
        4711,
        new int[] {10, 11, 12},
        new int[] {20, 21},
        Optional.of(ended),
        Optional.empty());
  }

  static List<Slot> slots() {
    var pid = new Pid(4711);
    var at = new Moment(Long.MIN_VALUE);
    var code = new ExitStatus.Code(255);
    return List.of(
        slot(new ProcessState.Stopped(), code),
        slot(new ProcessState.Launching(3), new ExitStatus.Killed(Signal.KILL, false)),
        slot(
            new ProcessState.Starting(2, pid, at),
            new ExitStatus.Killed(Signal.named("SEGV").orElseThrow(), true)),
        slot(new ProcessState.Running(pid), new ExitStatus.NeverBegan("couldn't exec x: ENOENT")),
        slot(new ProcessState.Backoff(4, at), code),
        slot(new ProcessState.Stopping(pid, at), code),
        slot(new ProcessState.Exited(true), code),
        slot(new ProcessState.Fatal(), code),
        slot(new ProcessState.Unknown(), code),
        slot(new ProcessState.Recalled(1), code));
  }

  private Journal reread() {
    return new Journal(memory);
  }

  @ParameterizedTest
  @MethodSource("slots")
  void aProcessIsReadAsItWasWritten(Slot slot) {
    int place = journal.place();
    journal.write(place, slot);
    var found = reread().slots();
    assertEquals(Set.of(place), found.keySet());
    assertArrayEquals(SlotCodec.encode(slot), SlotCodec.encode(found.get(place)));
    assertEquals(slot.life(), found.get(place).life());
    assertEquals(slot.ended(), found.get(place).ended());
    assertArrayEquals(slot.kept(), found.get(place).kept());
    assertArrayEquals(slot.draining(), found.get(place).draining());
  }

  /** The word that makes it count is stored last, so without it nothing has happened. */
  @Test
  void aWriteThatWasCutShortLeavesWhatWasThereBefore() {
    for (int i = 0; i < 5; i++) {
      journal.configuration(("text " + i).getBytes(StandardCharsets.UTF_8));
      int counts = memory.get(TEXT);
      journal.configuration(("a longer text " + i).getBytes(StandardCharsets.UTF_8));
      memory.set(TEXT, counts);
      assertEquals(
          "text " + i, new String(reread().configuration().orElseThrow(), StandardCharsets.UTF_8));
    }
  }

  @Test
  void damageAtAnyByteOfAProcessIsNoticedAndThrowsNothing() {
    var first = slots().get(3);
    var second = slots().get(5);
    int place = journal.place();
    journal.write(place, first);
    journal.write(place, second);
    var good = List.of(SlotCodec.encode(first), SlotCodec.encode(second));
    for (int at = SLOTS; at < SLOTS + SLOT; at++) {
      for (int change : new int[] {1, 2, 3, 0x55, 0x80, 0xff}) {
        damage(at, change);
        for (var found : reread().slots().values())
          assertTrue(
              good.stream().anyMatch(bytes -> Arrays.equals(bytes, SlotCodec.encode(found))),
              "wrong data after damage at " + at);
        // a page that cannot be read may have been given up: that is put right as well
        memory.set(SLOTS, 2);
        damage(at, change);
        memory.set(SLOTS, 2);
      }
    }
    assertArrayEquals(good.getLast(), SlotCodec.encode(reread().slots().get(place)));
  }

  private void damage(long at, int change) {
    var one = memory.bytes(at, 1);
    one[0] ^= (byte) change;
    memory.bytes(at, one);
  }

  @Test
  void damageInTheHeadThrowsNothing() {
    journal.mood(Journal.Mood.RUNNING);
    journal.sockets(new int[] {30, 31});
    journal.write(journal.place(), slots().getFirst());
    for (int at = 0; at < TEXT; at++) {
      for (int change : new int[] {1, 2, 0x80, 0xff}) {
        damage(at, change);
        var other = reread();
        other.alive();
        other.foreign();
        other.mood();
        assertTrue(other.sockets().length < 64);
        other.slots();
        damage(at, change);
      }
    }
    assertTrue(reread().alive());
    assertArrayEquals(new int[] {30, 31}, reread().sockets());
  }

  @Test
  void bytesThatAreNoProcessAreRefusedAndNothingElseIsThrown() {
    for (var slot : slots()) {
      var bytes = SlotCodec.encode(slot);
      for (int at = 0; at < bytes.length; at++) {
        for (int change : new int[] {1, 2, 3, 4, 8, 16, 32, 64, 128, 255}) {
          var wrong = bytes.clone();
          wrong[at] ^= (byte) change;
          decode(wrong);
        }
        decode(Arrays.copyOf(bytes, at));
      }
    }
  }

  private static void decode(byte[] bytes) {
    try {
      SlotCodec.decode(bytes);
    } catch (IOException _) {
      // refused, as it should be where it is noticed
    }
  }

  /** Also in letters that take three bytes each, as in a path in Japanese. */
  @Test
  void longErrorsAreCutSoThatTheRestHasRoom() {
    for (var letter : List.of("x", "\u00e9", "\u30d7", "\0")) {
      var why = letter.repeat(5000);
      var error = new ExitStatus.NeverBegan(why);
      var history = new History(1, 2, OptionalInt.empty(), why, 3, Optional.of(error));
      var ended = new Child.Ended(77, error, new Now(new Moment(1), 2));
      var name = new ProcessName("g".repeat(150), "p".repeat(150));
      var life = new Life(new ProcessState.Backoff(4, new Moment(1)), history);
      var slot =
          new Slot(name, life, 1, new int[3], new int[3], Optional.of(ended), Optional.empty());
      int place = journal.place();
      journal.write(place, slot);
      var found = reread().slots().get(place).life().history();
      assertTrue(found.spawnError().length() > 50 && why.startsWith(found.spawnError()));
      assertEquals(3, found.starts());
    }
  }

  @Test
  void aPlaceThatIsFreeIsUsedAgain() {
    int first = journal.place();
    int second = journal.place();
    journal.write(first, slots().getFirst());
    journal.write(second, slots().get(1));
    journal.free(first);
    assertEquals(Set.of(second), reread().slots().keySet());
    assertEquals(first, journal.place());
    assertEquals(second + 1, journal.place());
  }

  @Test
  void whatWasTakenOverIsNotGivenAway() {
    journal.write(journal.place(), slots().getFirst());
    var other = reread();
    other.slots();
    assertEquals(1, other.place());
  }

  @Test
  void whatDoesNotFitIsRefusedAndNothingIsLost() {
    var full = (SIZE - SLOTS) / SLOT;
    for (int i = 0; i < full; i++) journal.place();
    assertThrows(IllegalStateException.class, journal::place);
    journal.configuration(new byte[] {1});
    assertThrows(IllegalStateException.class, () -> journal.configuration(new byte[9 << 20]));
    assertArrayEquals(new byte[] {1}, reread().configuration().orElseThrow());
    assertThrows(IllegalStateException.class, () -> journal.sockets(new int[64]));
    var name = new ProcessName("x".repeat(1500), "y");
    var long1 =
        new Slot(name, Life.UNBORN, 0, new int[0], new int[0], Optional.empty(), Optional.empty());
    assertThrows(IllegalStateException.class, () -> journal.write(0, long1));
  }

  @Test
  void whatALaterVersionHasAddedToASlotIsPassedOver() throws IOException {
    for (var slot : slots()) {
      var bytes = SlotCodec.encode(slot);
      var longer = Arrays.copyOf(bytes, bytes.length + 9);
      longer[bytes.length] = 7;
      assertArrayEquals(bytes, SlotCodec.encode(SlotCodec.decode(longer)));
    }
  }

  @Test
  void childrenAreKnownByTheirWillsInEveryVersion() {
    journal.wills();
    journal.mood(Journal.Mood.RUNNING);
    for (var slot : slots()) journal.write(journal.place(), slot);
    memory.set(4, Journal.VERSION + 2);
    assertEquals(
        slots().stream().map(Slot::pid).filter(pid -> pid > 0).toList(),
        reread().willed().stream().map(Will.Of::pid).toList());
    for (int at = 12; at < 24; at += 4)
      for (int value : new int[] {-1, 1, Integer.MAX_VALUE, Integer.MIN_VALUE}) {
        int before = memory.get(at);
        memory.set(at, value);
        reread().willed();
        memory.set(at, before);
      }
  }

  @Test
  void moodsAndVersionsAreTold() {
    assertFalse(reread().alive());
    assertFalse(reread().foreign());
    for (var mood : Journal.Mood.values()) {
      journal.mood(mood);
      assertEquals(mood, reread().mood());
      assertEquals(mood != Journal.Mood.NONE, reread().alive());
    }
    memory.set(4, Journal.VERSION + 1);
    assertTrue(reread().alive());
    for (int version : new int[] {Journal.OLDEST - 1, Journal.VERSION + 2, -1, 0}) {
      memory.set(4, version);
      assertFalse(reread().alive());
      assertTrue(reread().foreign());
      assertTrue(reread().unreadable().contains("version " + version + ", "));
    }
    journal.mood(Journal.Mood.RUNNING);
    journal.write(journal.place(), slots().getFirst());
    journal.clear();
    assertFalse(reread().alive());
    assertTrue(reread().slots().isEmpty());
    assertEquals(0, reread().sockets().length);
  }
}
