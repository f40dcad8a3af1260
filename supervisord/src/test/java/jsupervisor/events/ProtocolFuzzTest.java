package jsupervisor.events;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Targets for Jazzer: whatever a listener says. As with {@code ConfigFuzzTest}, the build tries the
 * kept inputs only.
 */
class ProtocolFuzzTest {
  private static final List<ListenerState> STATES =
      List.of(
          ListenerState.SPAWNED,
          new ListenerState.Ready(),
          new ListenerState.Busy(""),
          new ListenerState.Unknown());

  /**
   * It does not matter where the bytes are cut. The first one says in which state, the others are
   * what is said.
   */
  @FuzzTest(maxDuration = "60s")
  void cuts(byte[] bytes) {
    if (bytes.length == 0) return;
    var before = STATES.get(bytes[0] & 3);
    var said = Arrays.copyOfRange(bytes, 1, bytes.length);
    var whole = Protocol.heard(before, said);
    assertEquals(whole, inPieces(before, said, 1), "letter by letter");
    for (int length = 2; length <= Math.min(300, said.length); length++)
      assertEquals(whole, inPieces(before, said, length), "pieces of " + length);
    assertTrue(whole.remarks().stream().filter(Remark::rejects).count() <= 1);
  }

  /** A pool that has an event for the listener whenever it is READY gets each of them judged. */
  @FuzzTest(maxDuration = "60s")
  void conversation(byte[] bytes) {
    var state = ListenerState.SPAWNED;
    int judged = 0;
    int sent = 0;
    for (byte letter : bytes) {
      if (state instanceof ListenerState.Ready) {
        state = Protocol.sent().state();
        sent++;
      }
      var step = Protocol.heard(state, new byte[] {letter});
      state = step.state();
      judged += judged(step.remarks());
    }
    int open = state.name() == ListenerState.Name.BUSY ? 1 : 0;
    assertEquals(sent, judged + open);
  }

  private static int judged(List<Remark> remarks) {
    int judged = 0;
    for (var remark : remarks) {
      switch (remark) {
        case Remark.Processed(), Remark.Rejected(), Remark.BadLine(_) -> judged++;
        case Remark.Changed(_, _) -> {}
      }
    }
    return judged;
  }

  private static Protocol.Step inPieces(ListenerState before, byte[] said, int length) {
    var remarks = new ArrayList<Remark>();
    var state = before;
    for (int at = 0; at < said.length; at += length) {
      int end = Math.min(said.length, at + length);
      var step = Protocol.heard(state, Arrays.copyOfRange(said, at, end));
      state = step.state();
      remarks.addAll(step.remarks());
      assertTrue(held(state) <= Protocol.LINE, "what is held back is bounded");
    }
    return new Protocol.Step(state, remarks);
  }

  /** Bytes that a state holds. */
  private static int held(ListenerState state) {
    return switch (state) {
      case ListenerState.Acknowledged(var begun) -> begun.length();
      case ListenerState.Busy(var line) -> line.length();
      case ListenerState.Answering(_, var result) -> result.length();
      case ListenerState.Ready(), ListenerState.Unknown() -> 0;
    };
  }
}
