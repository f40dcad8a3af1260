package jsupervisor.output;

import java.util.Arrays;

/**
 * Removes ANSI escape sequences (ECMA-48: CSI, OSC, and two-byte ones) from a stream of bytes; a
 * sequence may be cut anywhere between two pieces (known-traps C26).
 */
final class AnsiStripper {
  private static final int ESC = 0x1b;
  private static final int BEL = 0x07;

  private enum State {
    TEXT,
    ESCAPE,
    CSI,
    OSC,
    OSC_ESCAPE
  }

  private State state = State.TEXT;

  /** What is left of the next piece. */
  byte[] strip(byte[] bytes, int length) {
    var kept = new byte[length];
    int n = 0;
    for (int i = 0; i < length; i++) {
      int b = bytes[i] & 0xff;
      boolean text = state == State.TEXT && b != ESC;
      state = next(b);
      if (text) kept[n++] = bytes[i];
    }
    return Arrays.copyOf(kept, n);
  }

  private State next(int b) {
    return switch (state) {
      case TEXT -> b == ESC ? State.ESCAPE : State.TEXT;
      case ESCAPE ->
          switch (b) {
            case '[' -> State.CSI;
            case ']' -> State.OSC;
            case ESC -> State.ESCAPE;
            default -> State.TEXT;
          };
      case CSI -> b >= 0x40 && b <= 0x7e ? State.TEXT : State.CSI;
      case OSC ->
          switch (b) {
            case BEL -> State.TEXT;
            case ESC -> State.OSC_ESCAPE;
            default -> State.OSC;
          };
      case OSC_ESCAPE -> b == '\\' ? State.TEXT : State.OSC;
    };
  }
}
